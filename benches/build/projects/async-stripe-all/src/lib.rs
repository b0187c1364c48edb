//! All requests that async-stripe has, without its HTTP client.
