/// A mail server to send through: host, port, encryption of the connection, credentials.
package struct MailServer: Hashable, Sendable {
  package enum Encryption: Hashable, Sendable {
    /// Plain text, even if the server offers encryption.
    case never
    /// STARTTLS if the server offers it, with its certificate verified; otherwise plain text.
    case whereOffered
    /// STARTTLS; without it nothing is sent.
    case startTLS
    /// TLS from the first byte (`smtps`).
    case immediate
  }

  package let host: String
  package let port: Int
  package let encryption: Encryption
  package let credentials: Credentials?
  /// Path of a PEM file with the certificates to trust in place of the system's.
  package let authority: String?

  package init(host: String, port: Int, encryption: Encryption, credentials: Credentials? = nil, authority: String? = nil) {
    self.host = host
    self.port = port
    self.encryption = encryption
    self.credentials = credentials
    self.authority = authority
  }
}

extension MailServer: CustomStringConvertible {
  /// The address without the password: `smtp://clerk@mail.example:587`.
  package var description: String {
    let user = credentials.map { $0.user + "@" } ?? ""
    return "\(encryption == .immediate ? "smtps" : "smtp")://\(user)\(bracketedHost):\(port)"
  }

  /// The host in a URL, where an IPv6 address needs brackets.
  var bracketedHost: String { host.contains(":") ? "[\(host)]" : host }
}
