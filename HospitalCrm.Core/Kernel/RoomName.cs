using System.Collections.Concurrent;

namespace HospitalCrm.Core.Kernel;

/// <summary>Which room of the house a type belongs to: <c>HospitalCrm.Core.Patients.PatientRow</c> and <c>HospitalCrm.Web.Patients.PatientsTexts</c> are of one.</summary>
public static class RoomName
{
    private static readonly ConcurrentDictionary<Type, string> Known = new();

    /// <returns>Empty for a type that stands in none.</returns>
    public static string Of(Type type) => Known.GetOrAdd(type, static type => type.Namespace?.Split('.') is [_, _, var room, ..] ? room : "");
}
