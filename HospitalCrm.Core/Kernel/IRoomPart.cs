namespace HospitalCrm.Core.Kernel;

/// <summary>
/// Marks a class that a room offers to use cases (its own or another room's): it reads or changes tracked entities and never saves,
/// so that a use case stays one transaction. Registered per scope.
/// </summary>
public interface IRoomPart;
