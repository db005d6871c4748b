import Domain

/// One setting as operators know it: its name, what it takes, and how its text is read.
///
/// `docs/settings.md` has a row for each; a test compares them.
struct SettingDefinition: Sendable {
  /// Why a text cannot be read, for the operator. It must not hold the text of a secret.
  struct Unreadable: Error {
    let why: Name

    init(_ zh: String, _ en: String) { why = Name(zh: zh, en: en) }
  }

  /// In the file a path of members: `mail.url` is `{"mail": {"url": …}}`.
  let key: String
  /// The default; empty for none.
  let usual: String
  /// A secret's text appears in no message.
  let isSecret: Bool
  /// Reads the text into its place, or throws `Unreadable`.
  let read: @Sendable (inout Settings, String) throws -> Void

  /// The environment variable: `mail.url` is `DUBAN_MAIL_URL`.
  var variable: String { "DUBAN_" + key.uppercased().replacing(".", with: "_") }

  init(_ key: String, usual: String = "", isSecret: Bool = false, _ read: @escaping @Sendable (inout Settings, String) throws -> Void) {
    self.key = key
    self.usual = usual
    self.isSecret = isSecret
    self.read = read
  }
}
