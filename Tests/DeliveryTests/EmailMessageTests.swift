import Delivery
import Foundation
import Testing

@Suite struct EmailMessageTests {
  @Test func isWrittenAsMailProgramsExpect() throws {
    let message = try Sample.message(headers: [EmailMessage.Header("Auto-Submitted", "auto-generated")])
    #expect(
      text(message) == """
        Date: Wed, 20 Nov 2019 09:00:00 +0800\r
        From: =?UTF-8?B?552j5Yqe57O757uf?= <duban@jining.example>\r
        To: =?UTF-8?B?5p2O5aic?= <lina@agency.example>\r
        Message-ID: <item-7.round-1.due@jining.example>\r
        Subject: =?UTF-8?B?5rWO5Yy75L+d5Yqe5a2X44CUMjAxOeOAlTnlj7fvvJoz6aG55Lu7?=\r
         =?UTF-8?B?5Yqh5bCG5LqOMTHmnIgyMOaXpeWIsOacnw==?=\r
        Auto-Submitted: auto-generated\r
        MIME-Version: 1.0\r
        Content-Type: multipart/alternative; boundary="=_9be2917419f59f75"\r
        \r
        --=_9be2917419f59f75\r
        Content-Type: text/plain; charset=UTF-8\r
        Content-Transfer-Encoding: base64\r
        \r
        5p2O5aic5ZCM5b+X77yaDQoNCuivt+S6jjEx5pyIMjDml6XliY3lip7nu5PjgIINCg==\r
        --=_9be2917419f59f75\r
        Content-Type: text/html; charset=UTF-8\r
        Content-Transfer-Encoding: base64\r
        \r
        PHA+5p2O5aic5ZCM5b+X77yaPC9wPg==\r
        --=_9be2917419f59f75--\r\n
        """)
  }

  @Test func withoutHTMLIsOnePart() throws {
    let message = try Sample.message(html: nil)
    #expect(text(message).contains("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"))
    #expect(!text(message).contains("multipart"))
  }

  @Test func hasTheSameBytesEachTime() throws {
    #expect(try Sample.message().bytes() == Sample.message().bytes())
  }

  @Test func writesShortEnglishAsItIs() throws {
    let message = try Sample.message(subject: "Three tasks are due on 20 November")
    #expect(text(message).contains("\r\nSubject: Three tasks are due on 20 November\r\n"))
  }

  @Test(arguments: [
    String(repeating: "督", count: 200), String(repeating: "👩‍👩‍👧‍👦", count: 20), "a" + String(repeating: "é", count: 90),
    "a" + String(repeating: "\u{301}", count: 90), String(repeating: "long ", count: 60), "=?UTF-8?B?5Lu7?=",
  ])
  func foldsLongSubjectsBetweenCharacters(_ subject: String) throws {
    let lines = subjectLines(try Sample.message(subject: subject))
    #expect(lines.allSatisfy { $0.utf8.count <= 76 })
    let words = lines.map { $0.split(separator: " ").last ?? "" }
    #expect(words.allSatisfy { $0.utf8.count <= 75 && $0.hasPrefix("=?UTF-8?B?") && $0.hasSuffix("?=") })
    // Each word is valid UTF-8 of its own, so none was cut inside a character.
    let decoded = words.compactMap { Data(base64Encoded: String($0.dropFirst(10).dropLast(2))) }.compactMap {
      String(data: $0, encoding: .utf8)
    }
    #expect(decoded.count == words.count)
    #expect(decoded.joined() == subject)
  }

  @Test func keepsFamiliesTogether() throws {
    let lines = subjectLines(try Sample.message(subject: String(repeating: "👩‍👩‍👧‍👦", count: 3)))
    #expect(lines.count == 3)
  }

  @Test(arguments: ["任务\r\nBcc: everybody@example.cn", "tasks\nBcc: everybody@example.cn", "任务\u{2028}Bcc: a@b", "a\u{0}\r\rb"])
  func letsNobodyAddAHeader(_ line: String) throws {
    var message = try Sample.message(subject: line)
    message.to = try Mailbox(address: Sample.liNa, name: line)
    let head = text(message).components(separatedBy: "\r\n\r\n")[0]
    let names = head.components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
    #expect(names == ["Date", "From", "To", "Message-ID", "Subject", "MIME-Version", "Content-Type"])
    #expect(!head.replacing("\r\n", with: "").contains { $0.isNewline })
    #expect(message.bytes().allSatisfy { $0 < 0x80 && $0 != 0 })
  }

  @Test(arguments: [
    ("X\r\nBcc", "a"), ("X", "a\r\nBcc: b"), ("X", "督办"), ("X", ""), ("", "a"), ("Subject", "a"), ("content-type", "a"), ("X Y", "a"),
  ])
  func refusesHeadersThatBreakIt(_ name: String, _ value: String) {
    #expect(throws: EmailMessage.FormatError.header(name)) { try EmailMessage.Header(name, value) }
  }

  @Test(arguments: ["", "item-7", "item 7@example.cn", "item-7@example.cn>\r\nBcc: a@b", "<a@b>", "任务@example.cn"])
  func refusesMessageIDsThatBreakIt(_ id: String) {
    #expect(throws: EmailMessage.FormatError.messageID(id)) { try EmailMessage.MessageID(id) }
  }

  @Test func foldsLongHeadersBetweenWords() throws {
    let addresses = ["<mailto:unsubscribe@jining.example?subject=unsubscribe>,", "<https://jining.example/unsubscribe/0123456789abcdef>"]
    let message = try Sample.message(headers: [EmailMessage.Header("List-Unsubscribe", addresses.joined(separator: " "))])
    #expect(text(message).contains("\r\nList-Unsubscribe: \(addresses[0])\r\n \(addresses[1])\r\n"))
  }

  @Test(arguments: [
    (0, 0, "Thu, 1 Jan 1970 00:00:00 +0000"), (1_582_934_399, 28_800, "Sat, 29 Feb 2020 07:59:59 +0800"),
    (-1, -12_600, "Wed, 31 Dec 1969 20:29:59 -0330"),
  ])
  func datesAreOnTheWritersClock(_ seconds: Int64, _ offset: Int, _ expected: String) {
    #expect(EmailMessage.Date(seconds: seconds, offset: offset).description == expected)
  }

  private func text(_ message: EmailMessage) -> String { String(decoding: message.bytes(), as: UTF8.self) }

  private func subjectLines(_ message: EmailMessage) -> [String] {
    let lines = text(message).components(separatedBy: "\r\n")
    let first = lines.firstIndex { $0.hasPrefix("Subject:") }!
    return [lines[first]] + lines[(first + 1)...].prefix { $0.hasPrefix(" ") }
  }
}
