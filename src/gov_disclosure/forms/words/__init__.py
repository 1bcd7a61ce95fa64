"""The words of the form as documents print them: labels, headings, figures and dates."""
