namespace HospitalCrm.Core.Tests.Architecture.Offenders.Basement;

/// <summary>Stands in a room that the table does not have.</summary>
internal sealed class Hidden;
