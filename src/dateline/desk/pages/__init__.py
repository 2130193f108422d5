"""What the desk's screens show, as plain values: templates only draw them."""
