"""Understanding of what people type and paste."""
