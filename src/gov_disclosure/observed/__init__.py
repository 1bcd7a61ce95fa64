"""What is known of bodies in years, from whatever holds their figures."""
