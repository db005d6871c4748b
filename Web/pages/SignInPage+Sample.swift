extension SignInPage {
  package static func sample(in text: Text) -> SignInPage {
    SignInPage(
      frame: FramePart(title: text.signInTitle, otherLanguage: text.isChinese ? "?lang=en" : "?lang=zh"),
      refusal: NotePart(
        title: text.sample("没有登录：登录名或密码不对", "Not signed in: login or password is wrong"),
        words: text.sample("再错3次，将锁定15分钟。", "Three more wrong tries lock it for 15 minutes."), isWrong: true),
      csrf: "c5rf", next: "/items/e0187", login: login("wangming", in: text), password: password(in: text),
      help: text.sample("忘记密码，请联系领导小组办公室。", "Forgot it? Ask the office of the leading group."))
  }

  package static func login(_ value: String = "", in text: Text) -> FieldPart {
    FieldPart(name: "login", label: text.signInLogin, value: value, isRequired: true, autocomplete: "username")
  }

  package static func password(in text: Text) -> FieldPart {
    FieldPart(name: "password", label: text.signInPassword, kind: .password, isRequired: true, autocomplete: "current-password")
  }
}
