//! What all generated types of a kind have, as two macros: the same few lines for each type would fill a third of the
//! generated files.

/// `serde::Serialize` and `serde::Deserialize` for types that implement [`Wire`](crate::Wire).
#[macro_export]
macro_rules! serde_by_wire {
    ($($name:ident),* $(,)?) => {$(
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::serialize(self, serializer)
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::deserialize(deserializer)
            }
        }
    )*};
}

/// For types that implement [`Object`](crate::Object): [`Wire`](crate::Wire), serde.
#[macro_export]
macro_rules! objects {
    ($($name:ident),* $(,)?) => {
        $(
            impl $crate::Wire for $name {
                const LAYOUT: $crate::value::wire::Layout = $crate::value::wire::Layout::Object;

                // Compiled where it is called: most objects are members of others, which know them as `dyn Object`.
                #[inline]
                fn read(node: &$crate::Node<'_>) -> ::std::result::Result<Self, $crate::Mismatch> {
                    $crate::object::declared::read(node)
                }

                #[inline]
                fn write<'a>(&'a self, out: &mut $crate::Output<'a>) {
                    $crate::object::declared::write(self, out);
                }
            }
        )*

        $crate::serde_by_wire! { $($name),* }
    };
}

/// For types that implement [`OpenEnum`](crate::OpenEnum): [`Wire`](crate::Wire), `Display`, conversions from text,
/// comparison with members, serde.
#[macro_export]
macro_rules! open_enums {
    ($($name:ident),* $(,)?) => {
        $(
            impl $crate::Wire for $name {
                const LAYOUT: $crate::value::wire::Layout = $crate::value::wire::Layout::Scalar;

                #[inline]
                fn read(node: &$crate::Node<'_>) -> ::std::result::Result<Self, $crate::Mismatch> {
                    $crate::value::open_enum::read(node)
                }

                #[inline]
                fn write<'a>(&'a self, out: &mut $crate::Output<'a>) {
                    $crate::value::open_enum::write(self, out);
                }
            }

            impl ::std::fmt::Display for $name {
                #[inline]
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    f.pad($crate::OpenEnum::as_str(self))
                }
            }

            impl ::std::cmp::PartialEq<$name> for $crate::Member<$name> {
                #[inline]
                fn eq(&self, other: &$name) -> bool {
                    self.value() == ::std::option::Option::Some(other)
                }
            }

            impl ::std::convert::From<&str> for $name {
                #[inline]
                fn from(text: &str) -> Self {
                    $crate::OpenEnum::from_text(::std::borrow::Cow::Borrowed(text))
                }
            }

            impl ::std::convert::From<::std::string::String> for $name {
                #[inline]
                fn from(text: ::std::string::String) -> Self {
                    $crate::OpenEnum::from_text(::std::borrow::Cow::Owned(text))
                }
            }
        )*

        $crate::serde_by_wire! { $($name),* }
    };
}
