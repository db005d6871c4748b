/// The sign-in page, with the reason of a refusal.
package struct SignInPage: Sendable {
  package var frame: FramePart
  /// The reason of a refusal: wrong, locked until when, session ended.
  package var refusal: NotePart?
  package var csrf: String
  /// The address to open after sign-in; always on this site.
  package var next: String
  package var login: FieldPart
  package var password: FieldPart
  /// The field for the one-time code, after login and password were right; nil if the user has not set one up.
  package var code: FieldPart?
  /// The agency's single sign-on.
  package var other: LinkPart?
  /// The contact for users who cannot sign in: 忘记密码请联系系统管理员 0531-…
  package var help: String

  package init(
    frame: FramePart, refusal: NotePart? = nil, csrf: String, next: String = "/", login: FieldPart, password: FieldPart,
    code: FieldPart? = nil, other: LinkPart? = nil, help: String = ""
  ) {
    self.frame = frame
    self.refusal = refusal
    self.csrf = csrf
    self.next = next
    self.login = login
    self.password = password
    self.code = code
    self.other = other
    self.help = help
  }
}
