//! The one door to minisign: who made a pack can be told by the signature over its `SHA256SUMS`.

use std::fmt;
use std::io::Cursor;
use std::ops::Range;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minisign::{PublicKeyBox, SecretKeyBox, SignatureBox};

/// The name of the signature, as `minisign -Vm SHA256SUMS` looks for it.
pub const NAME: &str = "SHA256SUMS.minisig";

/// The bytes of an Ed25519 signature.
const SIGNATURE: usize = 64;

/// The bytes of a secret key, and those that say whether a password protects it: by scrypt, or by nothing.
const SECRET: usize = 158;
const KDF: Range<usize> = 2..4;
const PROTECTED: &[u8] = b"Sc";
const UNPROTECTED: &[u8] = &[0, 0];

/// No file of a key is longer, in bytes.
pub const LONGEST: u64 = 10_000;

/// A key that signatures are compared with.
pub struct PublicKey(minisign::PublicKey);

/// A key that signs.
pub struct SecretKey(minisign::SecretKey);

/// Why a key cannot be used, in a phrase that goes on after its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyError {
    /// It is no key of the kind wanted.
    NoKey,
    /// Another password protects it.
    WrongPassword,
    /// The system gave no random numbers, or the key is damaged.
    CannotSign,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoKey => "is not a key as `minisign -G` makes it",
            Self::WrongPassword => "has another password",
            Self::CannotSign => "does not sign; it may be damaged",
        })
    }
}

impl std::error::Error for KeyError {}

// A key is never shown, not even by accident.
impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey")
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.0.to_base64())
    }
}

impl PublicKey {
    /// Reads a public key: the file that minisign writes, or the one line of it that matters.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let text = text.trim();
        let lone = minisign::PublicKey::from_base64(text);
        let key = lone.or_else(|_| PublicKeyBox::from_string(text).and_then(PublicKeyBox::into_public_key));
        key.map(Self).map_err(|_| KeyError::NoKey)
    }
}

impl SecretKey {
    /// Whether a password protects the key in this text.
    pub fn is_protected(text: &str) -> bool {
        bytes(text).is_some_and(|key| key[KDF] == *PROTECTED)
    }

    /// Reads a secret key, with the password where one protects it.
    pub fn parse(text: &str, password: Option<String>) -> Result<Self, KeyError> {
        let bytes = bytes(text).ok_or(KeyError::NoKey)?;
        if password.is_some() {
            let boxed = SecretKeyBox::from_string(text).map_err(|_| KeyError::NoKey)?;
            return boxed.into_secret_key(password).map(Self).map_err(|_| KeyError::WrongPassword);
        }
        if bytes[KDF] != *UNPROTECTED {
            return Err(KeyError::NoKey);
        }
        // Not by way of the box: `minisign -G -W` leaves out the check sum that the crate would ask for.
        minisign::SecretKey::from_bytes(&bytes).map(Self).map_err(|_| KeyError::NoKey)
    }

    /// The signature over `list`, with a remark that it vouches for too. No two signatures are the same.
    pub fn sign(&self, list: &[u8], remark: &str) -> Result<String, KeyError> {
        // With its public half, by which the signature is tried: a damaged key makes none.
        let public = minisign::PublicKey::from_secret_key(&self.0).map_err(|_| KeyError::CannotSign)?;
        let (remark, comment) = (Some(remark), Some("signature of SHA256SUMS"));
        let signed = minisign::sign(Some(&public), &self.0, Cursor::new(list), remark, comment);
        signed.map(SignatureBox::into_string).map_err(|_| KeyError::CannotSign)
    }
}

/// The bytes of the secret key in a text, if it has as many as one.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let key = STANDARD.decode(text.lines().nth(1)?.trim()).ok()?;
    (key.len() == SECRET && key.starts_with(b"Ed")).then_some(key)
}

/// Whether `signature` is one of the owner of `key` over `list`.
pub fn is_good(list: &[u8], signature: &[u8], key: &PublicKey) -> bool {
    let Ok(text) = std::str::from_utf8(signature) else { return false };
    // minisign itself does not look at the length of the second signature.
    let second = text.lines().nth(3).and_then(|line| STANDARD.decode(line.trim()).ok());
    if second.is_none_or(|second| second.len() != SIGNATURE) {
        return false;
    }
    let signature = SignatureBox::from_string(text);
    signature.is_ok_and(|signature| {
        minisign::verify(&key.0, &signature, Cursor::new(list), true, false, false).is_ok()
    })
}
