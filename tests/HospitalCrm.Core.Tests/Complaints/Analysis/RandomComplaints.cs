using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Complaints.Analysis;

/// <summary>Half a year of complaints that went some random way: few telephones, patients and people, so that much of it comes again.</summary>
internal static class RandomComplaints
{
    private static readonly string?[] Departments = ["1001", "1002", "1003", null];
    private static readonly string?[] People = ["doctor01", "doctor02", "nurse01", null, null];
    private static readonly string[] Categories = ["medical", "nursing", "attitude", "ethics", "charges"];
    private static readonly DateTimeOffset First = new(2025, 8, 25, 16, 0, 0, TimeSpan.Zero);

    public static async Task<List<Complaint>> FillAsync(ComplaintHospital hospital, Random random, int count)
    {
        var patients = new List<Id<Patient>?> { null, null };
        for (var at = 0; at < 6; at++)
        {
            patients.Add(await hospital.Hospital.HaveAsync(new() { Name = "欧阳" + (char)('一' + at), BirthDate = "1960-01-01", Numbers = [new() { Number = $"1370000000{at}" }] }));
        }

        return await hospital.InScopeAsync(async services =>
        {
            var (db, vault, times) = (services.GetRequiredService<CrmDb>(), services.GetRequiredService<Vault>(), await services.GetRequiredService<ComplaintClockwork>().TimesAsync(default));
            var made = new List<Complaint>();
            for (var at = 0; at < count; at++)
            {
                var complaint = Make(random, vault, times, at, patients[random.Next(patients.Count)]);
                made.Add(complaint);
                db.Complaints.Add(complaint);
            }

            await db.SaveChangesAsync();
            return made;
        });
    }

    private static Complaint Make(Random random, Vault vault, ComplaintTimes times, int number, Id<Patient>? patient)
    {
        var at = First + TimeSpan.FromMinutes(random.Next(0, 188 * 1_440));
        var phone = $"1380013800{random.Next(9)}";
        var category = Categories[random.Next(Categories.Length)];
        var complaint = new Complaint((ComplaintSource)random.Next(6), at, "agent01", null)
            .Classify(category, "normal", 10, category == "ethics")
            .About(Departments[random.Next(Departments.Length)], People[random.Next(People.Length)], isHidden: random.Next(8) == 0)
            .Say(vault.Seal(Complaint.WordsPurpose, "等了很久"), null);
        complaint = random.Next(6) == 0
            ? complaint.Anonymous(patient)
            : complaint.From(patient, vault.Seal(Complaint.ComplainantNamePurpose, "王芳"), vault.Seal(Complaint.ComplainantPhonePurpose, phone), vault.BlindIndex(Complaint.PhoneIndexPurpose, phone), ComplainantRelation.Self);
        complaint.Open(Hand(), asDraft: random.Next(3) == 0);
        foreach (var (chance, step) in Steps(complaint, random, number, Later))
        {
            if (random.Next(10) >= chance || at > TestHospital.Monday)
            {
                break;
            }

            step();
        }

        return complaint;

        ComplaintHand Hand() => new("complaint01", at, times);

        ComplaintHand Later()
        {
            at = Min(at + TimeSpan.FromMinutes(random.Next(30, 6 * 1_440)), TestHospital.Monday);
            return Hand();
        }
    }

    private static IEnumerable<(int Chance, Action Do)> Steps(Complaint complaint, Random random, int number, Func<ComplaintHand> later)
    {
        yield return (10, () => complaint.Accept($"投诉-2025-{number + 1:D6}", later()));
        yield return (9, () => complaint.Assign(random.Next(2) == 0 ? "9004" : "9003", random.Next(5) == 0, null, later()));
        if (random.Next(4) == 0)
        {
            yield return (10, () => complaint.Wait(later()));
            yield return (8, () => complaint.Resume(later()));
        }

        yield return (9, () => complaint.Feedback(FeedbackWay.Phone, new(2026, 1, 1), later()));
        yield return (9, () => complaint.AskClosure(later()));
        if (!complaint.IsReachable)
        {
            yield break;
        }

        if (random.Next(3) == 0)
        {
            yield return (10, () => complaint.Refuse(ComplaintSatisfaction.Dissatisfied, "serious", 30, later()));
            yield return (9, () => complaint.Feedback(FeedbackWay.Phone, new(2026, 1, 1), later()));
            yield return (9, () => complaint.AskClosure(later()));
        }

        yield return (9, () => complaint.Agree(random.Next(4) == 0 ? null : (ComplaintSatisfaction)random.Next(3), later()));
    }

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
