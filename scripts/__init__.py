"""What makes and checks the project's own files. Nothing here is needed to run the bot."""
