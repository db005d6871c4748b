import Delivery
import Testing

@Suite struct MailboxTests {
  @Test func readsWhatASettingHolds() throws {
    #expect(try Mailbox("duban@jining.example") == Mailbox(address: "duban@jining.example"))
    #expect(try Mailbox("督办系统 <duban@jining.example>") == Mailbox(address: "duban@jining.example", name: "督办系统"))
    #expect(try Mailbox(" <o'neil+duban@a.b>") == Mailbox(address: "o'neil+duban@a.b"))
  }

  @Test(arguments: [
    "", "duban", "@a.b", "a@", "a b@c.d", "a..b@c.d", "a@b..c", "a@b>\r\nRCPT TO:<c@d", "a@b\n", "李娜@a.b", "a@济宁.cn", "a,b@c.d",
    "\"a\"@b.c",
    String(repeating: "a", count: 65) + "@b.c", "a@" + String(repeating: "b.", count: 130) + "c",
  ])
  func refusesWhatIsNoAddress(_ text: String) {
    #expect(throws: EmailMessage.FormatError.address(text)) { try Mailbox(address: text) }
  }
}
