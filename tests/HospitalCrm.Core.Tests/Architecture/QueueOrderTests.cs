using System.Reflection;
using HospitalCrm.Architecture;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Tests.Architecture;

/// <summary>
/// What somebody spends here, or that he is a VIP, never decides who is served first. So nothing may even read the class but what finds,
/// shows, stores or searches it: calls, follow-ups, complaints and messages are not among them.
/// </summary>
public sealed class QueueOrderTests
{
    private static readonly string[] MayRead =
    [
        "Patients.Patient", "Patients.PatientMap", "Patients.PatientReading", "Patients.PatientFacts", "Patients.PatientList", "Patients.PatientRow", "Patients.PatientVisitFilters",
        "Encounters.Classes.PatientClassifier", "Encounters.Classes.ClassWriting",
    ];

    [Fact]
    public void Nobody_reads_the_consumption_class_who_orders_a_queue() =>
        Rule.Holds(Readers(typeof(CrmDb).Assembly.GetTypes().Where(type => type.Namespace?.Contains("Migrations", StringComparison.Ordinal) != true)).Except(MayRead));

    [Fact]
    public void Whoever_would_order_by_it_is_seen() => Assert.NotEmpty(Readers([typeof(Cashier), .. typeof(Cashier).GetNestedTypes(BindingFlags.NonPublic)]));

    private static IEnumerable<string> Readers(IEnumerable<Type> types) =>
        types.Where(type => References.CallsOf(type).Any(call => call.Member.Name is "get_ConsumptionClass" or "get_ConsumptionClassBy"))
            .Select(type => RoomRules.Outermost(type).FullName!.Replace("HospitalCrm.Core.", "", StringComparison.Ordinal))
            .Distinct();

    /// <summary>The planted offender.</summary>
    private static class Cashier
    {
        public static IQueryable<Patient> Queue(IQueryable<Patient> waiting) => waiting.OrderBy(patient => patient.ConsumptionClass);
    }
}
