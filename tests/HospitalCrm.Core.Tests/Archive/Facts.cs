using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Archive;

/// <summary>What happened to 王芳, as tests need it.</summary>
internal static class Facts
{
    public const string His = "his";

    public static Vault Vault(this TestHospital hospital) => hospital.Services.GetRequiredService<Vault>();

    public static Encounter Visit(Id<Patient> patient, string number, EncounterKind kind, DateTimeOffset at, string? diagnosis = null, DateTimeOffset? end = null)
    {
        var visit = new Encounter(patient, kind, "1001", DateOnly.FromDateTime(HospitalZone.Local(at).DateTime));
        visit.ComeFrom(His, number, Key(kind, number));
        visit.Last(at, end);
        visit.Diagnose(null, diagnosis);
        return visit;
    }

    public static string Key(EncounterKind kind, string number) => VisitKeys.Of(
        kind switch
        {
            EncounterKind.Outpatient => VisitKeys.Outpatient,
            EncounterKind.Emergency => VisitKeys.Emergency,
            EncounterKind.Inpatient => VisitKeys.Inpatient,
            _ => VisitKeys.CheckUp,
        },
        number);

    public static CallSession Call(Id<Patient> patient, string link, DateTimeOffset at, string agent = "agent01")
    {
        var call = new CallSession("line1", link, CallDirection.Incoming, at);
        call.Offer(agent);
        call.LinkTo(patient);
        return call;
    }

    public static ContactRecord Note(this TestHospital hospital, Id<Patient> patient, DateTimeOffset at, ContactTopic topic, string text, CallSession? call = null)
    {
        var note = new ContactRecord(call?.Id, "agent01", at);
        note.Write(patient, topic, hospital.Vault().Seal(ContactRecord.TextPurpose, text));
        return note;
    }

    public static LabReport Lab(Id<Patient> patient, string number, DateTimeOffset at, string? visitKey = null, bool isSensitive = false, bool isCorrected = false)
    {
        var report = new LabReport(patient, His, number, visitKey);
        report.Describe("血常规", null, isSensitive);
        report.Verify(at, isCorrected);
        return report;
    }

    public static LabResult Result(this TestHospital hospital, LabReport report, int seq, string item, string value, string flag)
    {
        var result = new LabResult(report.PatientId, His, $"{report.SourceKey}\u001f{seq}", report.SourceKey);
        result.Describe(seq, item, item, "g/L", "115-150");
        result.Read(hospital.Vault().Seal(LabResult.ValuePurpose, value), flag);
        return result;
    }

    public static ExamReport Exam(this TestHospital hospital, Id<Patient> patient, string number, DateTimeOffset at, string impression, bool isAbnormal = false, string? visitKey = null)
    {
        var report = new ExamReport(patient, His, number, visitKey);
        report.Describe("胸部CT", "1", null, null, isSensitive: false);
        report.Conclude(null, hospital.Vault().Seal(ExamReport.ImpressionPurpose, impression), isAbnormal);
        report.Verify(at, at, isCorrected: false);
        return report;
    }

    public static Charge Charge(Id<Patient> patient, string number, DateTimeOffset at, decimal amount, ChargeSource source = ChargeSource.Outpatient, string? refundOf = null, string? settled = "07")
    {
        var charge = new Charge(patient, His, number, null);
        charge.Describe(source, null, "挂号费", null, "挂号");
        charge.Bill(at, decimal.Abs(amount), amount < 0 ? -1 : 1, amount, refundOf);
        charge.Settle(settled, settled is null ? null : at);
        return charge;
    }

    public static Prescription Medicine(this TestHospital hospital, Id<Patient> patient, string number, string visitKey, PrescriptionKind kind, string name, bool isSensitive = false)
    {
        var medicine = new Prescription(patient, His, number, visitKey);
        medicine.Order(kind, "G" + number, 1, TestHospital.Monday, "1001", null);
        medicine.Name(null, name, "100mg×30", "片剂", isSensitive);
        medicine.Take(100, "mg", "口服", "qd", 30, hospital.Vault().Seal(Prescription.UsagePurpose, "饭后"));
        medicine.Dispense(1, "盒", isDispensed: true);
        return medicine;
    }
}
