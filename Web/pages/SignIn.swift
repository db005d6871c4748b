/// Login and password, and plainly why it was refused.
package struct SignInPage: Sendable {
  package var frame: FramePart
  /// The reason of a refusal: wrong, locked until when, session ended.
  package var refusal: NotePart?
  package var csrf: String
  /// Where the person wanted to go; an address of this site.
  package var next: String
  package var login: FieldPart
  package var password: FieldPart
  /// The one-time code, once login and password were right and the person has set it up.
  package var code: FieldPart?
  /// The agency's single sign-on.
  package var other: LinkPart?
  /// Whom to ask who cannot get in: 忘记密码请联系系统管理员 0531-…
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
