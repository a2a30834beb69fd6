//! JSON pointers.
