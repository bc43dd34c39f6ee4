/// What comparing a page with what the reference printed can bring to light.
enum ReferenceFault: VerificationFault {
  case noRecorder(String)
  case noRecord(name: String)
  case otherRecorder(name: String)
  case edited(name: String)
  case otherOutput(name: String)
  case otherTwin(name: String)
  case otherCard(String, name: String)
  case leftOver(name: String)
}
