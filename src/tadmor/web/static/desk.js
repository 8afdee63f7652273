// What the pages do beside htmx. Nothing here is needed to read: every page works without it.
