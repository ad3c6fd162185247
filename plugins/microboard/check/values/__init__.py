"""What may be written as a value, and what people meant who wrote another."""
