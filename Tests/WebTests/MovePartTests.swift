import Testing

@testable import Web

@Suite struct MovePartTests {
  private let result = FieldPart(name: "field.result", label: "完成情况", kind: .paragraph, isRequired: true)

  @Test func movesThatAskForAReasonOrNothingShareAFormTheButtonDecides() {
    let forms = forms([
      .init(move: "return", label: "退回", reason: .needed), .init(move: "sign-off", label: "销号", reason: .asked, isPrimary: true),
    ])
    #expect(forms.count == 1 && forms[0].fold.isEmpty)
    #expect(forms[0].buttons.map(\.move) == ["sign-off", "return"])
    #expect(forms[0].fields.map(\.name) == ["reason"] && !forms[0].fields[0].isRequired && forms[0].fields[0].tail == "退回时必填")
  }

  @Test func thePrimarysFormLiesOpenTheOthersAreFoldedAwayUnderTheirOwnWord() {
    let forms = forms([
      .init(move: "cancel", label: "撤销", reason: .needed),
      .init(move: "reassign", label: "改派", fields: [FieldPart(name: "lead", label: "牵头", kind: .group)]),
      .init(move: "submit", label: "报送", fields: [result], isPrimary: true),
    ])
    #expect(forms.map(\.fold) == ["", "撤销", "改派"])
    #expect(forms[1].fields[0].isRequired)
  }

  @Test func noTwoFormsOfAPageShareAnIdempotencyKeyOrAnId() {
    let forms = forms([
      .init(move: "submit", label: "报送", fields: [result], reason: .asked, isPrimary: true),
      .init(move: "cancel", label: "撤销", reason: .needed),
    ])
    #expect(Set(forms.map(\.key)).count == forms.count)
    let ids = forms.flatMap { $0.fields.map(\.id) }
    #expect(Set(ids).count == ids.count && ids[0] == "m0-field-result")
  }

  @Test func aMoveThatAsksForNothingIsOneButton() {
    let forms = forms([.init(move: "accept", label: "签收", isPrimary: true)])
    #expect(forms.count == 1 && forms[0].fields.isEmpty)
  }

  private func forms(_ choices: [MovePart.Choice]) -> [MovePart] {
    MovePart.forms(choices, action: "/items/1/moves", csrf: "c", version: 1, key: "k", in: .zh)
  }
}
