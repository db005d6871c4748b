/// Where letters are handed over: a host, how the line to it is encrypted, and who signs in.
package struct MailServer: Hashable, Sendable {
  package enum Encryption: Hashable, Sendable {
    /// In the clear, even where the server offers better.
    case never
    /// STARTTLS where the server offers it, with its certificate verified; otherwise in the clear.
    case whereOffered
    /// STARTTLS, or nothing is sent.
    case startTLS
    /// TLS from the first byte (`smtps`).
    case immediate
  }

  package let host: String
  package let port: Int
  package let encryption: Encryption
  package let credentials: Credentials?
  /// Path of a PEM file with the certificates to trust instead of the system's.
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

  /// An IPv6 address needs its brackets wherever a port follows.
  var bracketedHost: String { host.contains(":") ? "[\(host)]" : host }
}
