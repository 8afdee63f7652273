"""Event words marked in several reports, joined where they tell of one event: learned, without kinds or claims."""
