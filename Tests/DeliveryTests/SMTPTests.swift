import Delivery
import TestSupport
import Testing

/// Against a real server in a process of its own.
@Suite struct SMTPTests {
  private let smtp = SMTP()

  @Test func bringsALetterWholeAndReadable() async throws {
    let receiver = try await MailReceiver.start()
    let message = try Sample.message(headers: [EmailMessage.Header("Auto-Submitted", "auto-generated")])
    try await smtp.send(message, to: server("smtp", receiver))

    let mail = try #require(try receiver.received().first)
    #expect(mail.from == "duban@jining.example" && mail.to == ["lina@agency.example"])
    #expect(mail["Subject"] == message.subject)
    #expect(mail["From"] == Sample.office && mail["To"] == "李娜 <lina@agency.example>")
    #expect(mail["Auto-Submitted"] == "auto-generated")
    #expect(mail.text == message.text && mail.html == message.html)
    #expect(Array(mail.raw) == message.bytes())
    #expect(!mail.encrypted && !mail.authenticated)
    try await receiver.stop()
  }

  @Test func bringsLinesThatBeginWithDots() async throws {
    let receiver = try await MailReceiver.start()
    let message = try Sample.message(
      text: ".\n..\n.结束\n", html: nil, headers: [EmailMessage.Header("X", String(repeating: "a", count: 80) + " . ..")])
    try await smtp.send(message, to: server("smtp", receiver))
    #expect(try receiver.received().first?.text == message.text)
    #expect(try receiver.received().first.map { Array($0.raw) } == message.bytes())
    try await receiver.stop()
  }

  @Test func bringsManyAtOnce() async throws {
    let receiver = try await MailReceiver.start(.delay(0.05))
    try await withThrowingTaskGroup { group in
      for number in 1...20 { group.addTask { try await smtp.send(Sample.message(subject: "第\(number)项"), to: server("smtp", receiver)) } }
      try await group.waitForAll()
    }
    let subjects = try await receiver.waitFor(count: 20).compactMap { $0["Subject"] }
    #expect(Set(subjects) == Set((1...20).map { "第\($0)项" }))
    try await receiver.stop()
  }

  @Test(arguments: ["PLAIN", "LOGIN"])
  func signsIn(_ mechanism: String) async throws {
    let receiver = try await MailReceiver.start(.auth(user: "clerk@jining.example", password: "密码 1"), .mechanism(mechanism))
    try await smtp.send(Sample.message(), to: server("smtp", receiver, user: "clerk%40jining.example:%E5%AF%86%E7%A0%81%201@"))
    #expect(try receiver.received().first?.authenticated == true)
    try await receiver.stop()
  }

  @Test func encryptsAsTheServerAndTheSettingSay() async throws {
    let certificate = try await Certificate.make()
    let upgrading = try await MailReceiver.start(.startTLS(certificate), .auth(user: "clerk", password: "secret"))
    let immediate = try await MailReceiver.start(.tls(certificate), .auth(user: "clerk", password: "secret"))
    let trust = "ca=\(certificate.certificate)"

    for (to, encrypted) in [
      (try server("smtp", upgrading, user: "clerk:secret@", options: "?starttls=required&\(trust)"), true),
      (try server("smtp", upgrading, user: "clerk:secret@", options: "?\(trust)"), true),
      (try server("smtp", upgrading, user: "clerk:secret@", options: "?starttls=never"), false),
      (try server("smtps", immediate, user: "clerk:secret@", options: "?\(trust)"), true),
    ] {
      try await smtp.send(Sample.message(), to: to)
      let mails = try (to.port == upgrading.port ? upgrading : immediate).received()
      #expect(mails.last?.encrypted == encrypted && mails.last?.authenticated == true)
    }
    try await upgrading.stop()
    try await immediate.stop()
  }

  @Test func trustsNoUnknownCertificate() async throws {
    let certificate = try await Certificate.make()
    let stranger = try await Certificate.make()
    let misnamed = try await Certificate.make(for: "DNS:elsewhere.example")
    let elsewhere = try await MailReceiver.start(.tls(misnamed))
    let upgrading = try await MailReceiver.start(.startTLS(certificate))
    let immediate = try await MailReceiver.start(.tls(certificate))
    for to in [
      try server("smtp", upgrading), try server("smtp", upgrading, options: "?starttls=required"), try server("smtps", immediate),
      try server("smtps", elsewhere, options: "?ca=\(misnamed.certificate)"),
      try server("smtps", immediate, options: "?ca=\(stranger.certificate)"), try server("smtps", immediate, options: "?ca=/no/such/file"),
    ] {
      let failure = await failure(sendingTo: to)
      #expect(failure?.cause == .certificateUntrusted && failure?.kind == .configuration)
    }
    #expect(try upgrading.received().isEmpty && immediate.received().isEmpty && elsewhere.received().isEmpty)
    try await upgrading.stop()
    try await immediate.stop()
    try await elsewhere.stop()
  }

  private func server(_ scheme: String, _ receiver: MailReceiver, user: String = "", options: String = "") throws -> MailServer {
    try MailServer(url: "\(scheme)://\(user)127.0.0.1:\(receiver.port)\(options)")
  }

  private func failure(sendingTo server: MailServer) async -> SendError? {
    await #expect(throws: SendError.self) { try await smtp.send(Sample.message(), to: server) }
  }
}
