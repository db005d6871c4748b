import Delivery

/// The same sender, recipient and reminder throughout.
enum Sample {
  static let office = "督办系统 <duban@jining.example>"
  static let liNa = "lina@agency.example"

  static func message(
    to: String = liNa, subject: String = "济医保办字〔2019〕9号：3项任务将于11月20日到期", text: String = "李娜同志：\n\n请于11月20日前办结。\n",
    html: String? = "<p>李娜同志：</p>", headers: [EmailMessage.Header] = []
  ) throws -> EmailMessage {
    EmailMessage(
      from: try Mailbox(office), to: try Mailbox(address: to, name: "李娜"), subject: subject, text: text, html: html,
      messageID: try EmailMessage.MessageID("item-7.round-1.due@jining.example"),
      date: EmailMessage.Date(seconds: 1_574_211_600, offset: 28_800),
      headers: headers)
  }
}
