import Foundation
import TestSupport
import Testing

/// Phone numbers, office hours and three answers, for the public and the hotline.
extension PanzhihuaRun {
  func theDeskAnswersFromTheQuestions() async throws {
    let guest = Client(urls: self["office"].urls, token: nil)
    let page = try await guest.send("GET", "/directory").text
    for phone in ["0812-00000001", "0812-00000004", "0812-00000005", "0812-00000006", "0812-00000008"] {
      #expect(page.contains(phone), "\(phone)")
    }
    #expect(page.contains("仁和区医保事务中心") && page.contains("9:00") && page.contains("12:00"))
    #expect(page.contains("13:30") && page.contains("17:00"))
    for question in ["的由来及存在的问题", "不再定期划转至本人社保卡金融账户的原因", "个别特殊情况的处理方式"] { #expect(page.contains(question), "\(question)") }
    #expect(page.contains("经书面申请，所属医保经办机构核实后"), "with its answer")
    let fields: JSON = ["nature": "consult", "channel": "call", "caller": "13800000002", "matter": "余额为什么不再划到卡里？"]
    #expect(refusal(try await play.register("dong", "hotline-ticket", "余额为什么不再划到卡里", fields)) == "403 not-allowed")
    let call = try await play.register("responder", "hotline-ticket", "余额为什么不再划到卡里", fields).ok()
    #expect(call["fields"]["caller"].text.contains("*"))
    let reply: JSON = ["reply": "省内联网机构都可以直接用个人账户支付，规定和原因见问题解答第二条。"]
    #expect(try await self["responder"].move(call["id"].text, "answer-at-once", reply).ok()["state"] == "closed")
  }
}
