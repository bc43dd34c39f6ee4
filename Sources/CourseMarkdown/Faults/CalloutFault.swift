/// What can be wrong with a callout.
enum CalloutFault: Fault {
  case unknownCallout(String)
  case emptyCallout(String)
  case textBesideCallout(String)
}
