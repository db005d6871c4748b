import Foundation
import TestSupport
import Testing

/// Reminders of the Jinan initiative, sent to a real SMTP server.
@Suite("Reminder mails", .serialized) struct ReminderTests {
  /// An item in a mail, and the mail's recipient.
  private struct Line: Hashable, Comparable {
    var recipient: String
    var item: String
    static func < (one: Line, other: Line) -> Bool { (one.recipient, one.item) < (other.recipient, other.item) }
  }

  private static func office(_ receiver: MailReceiver) async throws -> Duban {
    let duban = try await Duban(["DUBAN_MAIL_URL": "smtp://127.0.0.1:\(receiver.port)", "DUBAN_MAIL_FROM": "督办系统 <duban@jining.example>"])
    try await duban.run("initiative", "load", "jinan-2019-9", at: "2019-11-12T08:30+08:00").ok()
    return duban
  }

  /// The due reminders, from `--dry-run`.
  private func due(_ duban: Duban, at clock: String) async throws -> [JSON] {
    try await duban.run("remind", "--dry-run", "--at", clock, at: clock).ok().split(separator: "\n").map { try JSON(Data($0.utf8)) }
  }

  private func lines(_ due: [JSON]) -> [Line] { due.map { Line(recipient: $0["recipient"].text, item: $0["item"].text) }.sorted() }

  /// The items linked in a mail, repetitions included.
  private func lines(of mail: ReceivedMail) -> [Line] {
    (mail.text ?? "").matches(of: /\/items\/([0-9a-z]+)/).map { Line(recipient: mail.to[0], item: String($0.output.1)) }
  }

  @Test("Reminders are sent once, on working days at nine") func comeOnceOnWorkingDaysAtNine() async throws {
    let receiver = try await MailReceiver.start()
    let duban = try await Self.office(receiver)
    var heard: [String] = []
    for (clock, isTime) in [
      ("2019-11-12T08:59:59+08:00", false), ("2019-11-12T09:00+08:00", true), ("2019-11-12T09:00+08:00", false),
      ("2019-11-12T23:00+08:00", false), ("2019-11-13T06:00+08:00", false), ("2019-11-13T09:00+08:00", true),
      ("2019-11-14T09:00+08:00", true),
      ("2019-11-15T09:00+08:00", true), ("2019-11-15T17:00+08:00", false), ("2019-11-16T09:00+08:00", false),
      ("2019-11-17T09:00+08:00", false),
      ("2019-11-18T09:00+08:00", true),
    ] {
      let due = try await due(duban, at: clock)
      let before = try receiver.received().count
      let said = try await duban.run("remind", "--at", clock, at: clock).ok()
      let mails = try receiver.received().dropFirst(before)
      #expect(mails.isEmpty == !isTime && due.isEmpty == !isTime, "\(clock)")
      #expect(said == "sent \(mails.count), failed 0")
      #expect(mails.flatMap(lines).sorted() == lines(due))
      #expect(Set(mails.map(\.to)).count == mails.count, "one mail a person")
      #expect(due.allSatisfy { $0["due"].text.prefix(16) == clock.prefix(16) && $0["channel"] == "mail" })
      heard += due.map { "\($0["due"].text) \($0["recipient"].text) \($0["item"].text) \($0["rule"].text)" }
    }
    #expect(Set(heard).count == heard.count)
    let mails = try receiver.received()
    #expect(Set(mails.compactMap { $0["Message-ID"] }).count == mails.count)
    #expect(
      heard.count { $0.hasSuffix("+register") } > 0 && heard.contains { $0.hasPrefix("2019-11-18T09:00") && $0.hasSuffix("issued.0") })
    try await receiver.stop()
  }

  /// Reminders due on Tuesday at nine were not sent then; they are not sent at these hours either.
  @Test(
    "No reminder is sent at night or on a day off",
    arguments: ["2019-11-12T18:00+08:00", "2019-11-13T03:00+08:00", "2019-11-16T10:00+08:00", "2020-01-25T09:00+08:00"])
  func stayInTheHouseAtNightAndOnADayOff(clock: String) async throws {
    let receiver = try await MailReceiver.start()
    let duban = try await Self.office(receiver)
    #expect(try await due(duban, at: clock).isEmpty)
    #expect(try await duban.run("remind", "--at", clock, at: clock).ok() == "sent 0, failed 0")
    #expect(try receiver.received().isEmpty)
    try await receiver.stop()
  }

  @Test("The server sends due reminders by itself") func theServerSendsThemItself() async throws {
    let receiver = try await MailReceiver.start()
    let duban = try await Self.office(receiver)
    let due = lines(try await due(duban, at: "2019-11-12T09:00+08:00"))
    let tuesday = try await duban.serve(at: "2019-11-12T08:59:57+08:00")
    let mails = try await receiver.waitFor(count: Set(due.map(\.recipient)).count, timeout: .seconds(30))
    #expect(mails.flatMap(lines).sorted() == due)
    #expect(mails.allSatisfy { $0["Date"]?.contains("12 Nov 2019 09:00:") == true })
    try await tuesday.stop()
    // Saturday: reminders due in the meantime wait for Monday.
    let saturday = try await duban.serve(at: "2019-11-16T09:00+08:00")
    #expect(await eventually(within: .seconds(4)) { (try? receiver.received().count) != mails.count } == false)
    try await saturday.stop()
    try await receiver.stop()
  }

  /// Kills the server three times while mails are being sent. A mail whose acknowledgement was lost is sent again
  /// unchanged.
  @Test("A killed server loses no reminder, and a repeated mail keeps its Message-ID")
  func noneIsLostOrDoubledWhenTheServerIsKilled() async throws {
    let receiver = try await MailReceiver.start(.delay(0.8))
    let duban = try await Self.office(receiver)
    let due = lines(try await due(duban, at: "2019-11-12T09:00+08:00"))
    let people = Set(due.map(\.recipient)).count
    for (clock, enough) in [("2019-11-12T09:00+08:00", 2), ("2019-11-12T09:05+08:00", 6), ("2019-11-12T09:10+08:00", 10)] {
      let server = try await duban.serve(at: clock)
      #expect(await eventually { (try? receiver.received().count) ?? 0 >= enough })
      await server.kill()
      #expect(Set(try receiver.received().map(\.to)).count < people, "killed too late to prove anything")
    }
    let server = try await duban.serve(at: "2019-11-12T09:15+08:00")
    #expect(await eventually { Set(((try? receiver.received()) ?? []).map(\.to)).count == people })
    try await server.stop()

    let letters = Dictionary(grouping: try receiver.received()) { $0["Message-ID"] ?? "" }
    #expect(letters.count == people)
    for twins in letters.values { #expect(Set(twins.map(\.text)).count == 1 && Set(twins.map(\.to)).count == 1) }
    #expect(letters.values.flatMap { lines(of: $0[0]) }.sorted() == due)
    #expect(try await duban.run("remind", "--at", "2019-11-12T10:00+08:00").ok() == "sent 0, failed 0")
    try await receiver.stop()
  }

  @Test("A stopped server finishes the mails it has begun")
  func aServerThatIsStoppedFinishesTheLettersItBegan() async throws {
    let receiver = try await MailReceiver.start(.delay(0.3))
    let duban = try await Self.office(receiver)
    let due = lines(try await due(duban, at: "2019-11-12T09:00+08:00"))
    let server = try await duban.serve(at: "2019-11-12T09:00+08:00")
    #expect(await eventually { (try? receiver.received().isEmpty) == false })
    try await server.stop()
    try await duban.run("remind", "--at", "2019-11-12T09:30+08:00").ok()
    let mails = try receiver.received()
    #expect(mails.flatMap(lines).sorted() == due)
    #expect(Set(mails.compactMap { $0["Message-ID"] }).count == mails.count)
    try await receiver.stop()
  }
}
