import Delivery
import Testing

@Suite struct MailServerTests {
  @Test func readsEveryPartOfAnAddress() throws {
    let server = try MailServer(
      url: "smtp://clerk%40jining.example:p%25%3A%E5%AF%86@mail.jining.example:2525/?starttls=required&ca=/etc/duban/ca%20file.pem")
    #expect(
      server
        == MailServer(
          host: "mail.jining.example", port: 2525, encryption: .startTLS,
          credentials: Credentials(user: "clerk@jining.example", password: "p%:密"), authority: "/etc/duban/ca file.pem"))
  }

  @Test(arguments: [
    ("smtp://relay", 25, MailServer.Encryption.whereOffered), ("smtps://relay", 465, .immediate),
    ("SMTP://relay?starttls=optional", 25, .whereOffered),
    ("smtp://relay?starttls=never", 25, .never), ("smtp://relay?starttls=required", 25, .startTLS),
    ("smtps://relay:8465", 8465, .immediate),
  ])
  func knowsPortAndEncryption(_ url: String, _ port: Int, _ encryption: MailServer.Encryption) throws {
    #expect(try MailServer(url: url) == MailServer(host: "relay", port: port, encryption: encryption))
  }

  @Test func takesPasswordsAsTheyArePasted() throws {
    let server = try MailServer(url: "smtp://clerk:a@b/c:d#e@relay")
    #expect(server.credentials == Credentials(user: "clerk", password: "a@b/c:d#e"))
  }

  @Test func knowsIPv6() throws {
    let server = try MailServer(url: "smtp://[::1]:2525")
    #expect(server.host == "::1" && server.port == 2525)
    #expect(server.description == "smtp://[::1]:2525")
  }

  @Test(arguments: [
    ("", MailServer.URLFormatError.scheme), ("relay:25", .scheme), ("http://relay", .scheme),
    ("smtp://", .host), ("smtp://:25", .host), ("smtp://a b", .host), ("smtp://re[lay", .host), ("smtp://[::1", .host),
    ("smtp://济宁", .host),
    ("smtp://relay:", .port), ("smtp://relay:0", .port), ("smtp://relay:65536", .port), ("smtp://clerk:secret", .port),
    ("smtp://[::1]25", .port),
    ("smtp://@relay", .user), ("smtp://:p@relay", .user), ("smtp://%zz:p@relay", .user), ("smtp://a%0d%0a:p@relay", .user),
    ("smtp://clerk@relay", .password), ("smtp://clerk:@relay", .password), ("smtp://clerk:%@relay", .password),
    ("smtp://clerk:%00@relay", .password),
    ("smtp://relay/inbox", .path), ("smtp://relay?tls=1", .option), ("smtp://clerk:what?secret@relay", .port),
    ("smtp://relay?starttls=yes", .startTLS), ("smtp://relay?starttls", .startTLS), ("smtps://relay?starttls=required", .startTLS),
    ("smtp://relay?ca=", .authority), ("smtp://relay?ca", .authority),
  ])
  func saysWhichPartIsWrong(_ url: String, _ fault: MailServer.URLFormatError) {
    #expect(throws: fault) { try MailServer(url: url) }
    #expect(!fault.description.contains("secret"))
  }

  @Test func neverShowsThePassword() throws {
    let server = try MailServer(url: "smtp://clerk:secret@relay")
    var dumped = ""
    dump(server, to: &dumped)
    for text in ["\(server)", String(reflecting: server), dumped, "\(server.credentials as Any)"] {
      #expect(text.contains("clerk") && !text.contains("secret"))
    }
  }
}
