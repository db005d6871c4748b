import Delivery
import TestSupport
import Testing

/// Each reason why a message is not sent, produced by a real server.
@Suite struct SendErrorTests {
  @Test func aRefusedRecipientIsForGood() async throws {
    let receiver = try await MailReceiver.start(.reject(Sample.liNa))
    let failure = await failure(sendingTo: try server(receiver))
    #expect(failure == SendError(.recipientRefused, detail: "550 5.1.1 no such mailbox"))
    #expect(failure?.kind == .permanent)
    try await receiver.stop()
  }

  @Test func aBusyServerTakesItLater() async throws {
    let receiver = try await MailReceiver.start(.busy(1))
    let server = try server(receiver)
    let failure = await failure(sendingTo: server)
    #expect(failure == SendError(.busy, detail: "451 4.3.2 busy, try again later"))
    #expect(failure?.kind == .temporary)

    try await SMTP().send(Sample.message(), to: server)
    #expect(try receiver.received().count == 1)
    try await receiver.stop()
  }

  @Test func aServerThatIsGoneMayComeBack() async throws {
    let receiver = try await MailReceiver.start()
    let server = try server(receiver)
    try await receiver.stop()
    let failure = await failure(sendingTo: server)
    #expect(failure?.cause == .unreachable && failure?.kind == .temporary)
    #expect(failure?.detail.isEmpty == false)
  }

  @Test func aSlowServerIsNotWaitedForLong() async throws {
    let receiver = try await MailReceiver.start(.delay(60))
    let begin = ContinuousClock.now
    let failure = await failure(sendingTo: try server(receiver), by: SMTP(timeouts: .init(total: .milliseconds(500))))
    #expect(begin.duration(to: .now) < .seconds(20))
    #expect(failure?.cause == .timedOut && failure?.kind == .temporary)
    try await receiver.stop()
  }

  @Test(arguments: ["PLAIN", "LOGIN"])
  func aWrongPasswordIsAMatterOfSettings(_ mechanism: String) async throws {
    let receiver = try await MailReceiver.start(.auth(user: "clerk", password: "right"), .mechanism(mechanism))
    let failure = await failure(sendingTo: try server(receiver, user: "clerk:wrong@"))
    #expect(failure?.cause == .authenticationRefused && failure?.kind == .configuration)
    #expect(failure?.detail.hasPrefix("535 ") == true && failure?.detail.contains("wrong") == false)
    try await receiver.stop()
  }

  @Test func aMissingSignInIsAMatterOfSettings() async throws {
    let receiver = try await MailReceiver.start(.auth(user: "clerk", password: "right"))
    let failure = await failure(sendingTo: try server(receiver))
    #expect(failure?.cause == .authenticationRefused && failure?.kind == .configuration)
    try await receiver.stop()
  }

  @Test func withoutTheEncryptionDemandedNothingIsSaid() async throws {
    let receiver = try await MailReceiver.start(.auth(user: "clerk", password: "right"))
    let demanding = await failure(sendingTo: try server(receiver, user: "clerk:right@", options: "?starttls=required"))
    #expect(demanding?.cause == .encryptionMissing && demanding?.kind == .configuration)
    let immediate = await failure(sendingTo: try MailServer(url: "smtps://clerk:right@127.0.0.1:\(receiver.port)"))
    #expect(immediate?.cause == .encryptionFailed && immediate?.kind == .configuration)
    #expect(try receiver.received().isEmpty)
    try await receiver.stop()
  }

  private func server(_ receiver: MailReceiver, user: String = "", options: String = "") throws -> MailServer {
    try MailServer(url: "smtp://\(user)127.0.0.1:\(receiver.port)\(options)")
  }

  private func failure(sendingTo server: MailServer, by smtp: SMTP = SMTP()) async -> SendError? {
    await #expect(throws: SendError.self) { try await smtp.send(Sample.message(), to: server) }
  }
}
