"""What is known: records that are born whole and never change. Standard library only.

Fields are described in the classes; their meaning for users in docs/reference.
"""
