"""What lies between the app and Slack's network: signatures, deliveries, posts, connections."""
