using System.Globalization;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Complaints;

/// <summary>Sixty departments, each with a head and four doctors, and complaints about them, in bulk: most are settled, some are under way.</summary>
internal sealed class ComplaintCrowd(ServiceProvider services)
{
    public const int Departments = 60;

    private const int Doctors = 4;
    private const int AtOnce = 1_000;
    private const int OneOpenIn = 40;

    private static readonly string[] Classes = ["attitude", "medical", "nursing", "communication", "process", "waiting", "charges", "environment", "logistics", "privacy"];
    private static readonly ComplaintSource[] Sources = Enum.GetValues<ComplaintSource>();

    public static string Department(int at) => string.Create(CultureInfo.InvariantCulture, $"B{at % Departments:D2}");

    public static string Doctor(int at) => string.Create(CultureInfo.InvariantCulture, $"bench{at % Departments:D2}{at / Departments % Doctors}");

    public static string Phone(int at) => string.Create(CultureInfo.InvariantCulture, $"137{at % 100_000_000:D8}");

    public static ComplaintForm Form(int at, Guid? key = null) => new()
    {
        RequestKey = key ?? Guid.CreateVersion7(),
        Source = ComplaintSource.Counter,
        ComplainantName = "欧阳雪",
        ComplainantPhone = Phone(at),
        Relation = ComplainantRelation.Self,
        Staff = Doctor(at),
        Category = Classes[at % Classes.Length],
        Importance = "normal",
        Text = $"第{at}件：上午九点半挂号，等候两个多小时，医生没有解释检查结果，护士态度生硬，希望医院核实并答复。",
    };

    public Task StaffAsync(CancellationToken ct) => InAsync(
        async (db, scope) =>
        {
            var vault = scope.GetRequiredService<Vault>();
            var (head, doctor) = (await db.Roles.SingleAsync(role => role.Code == "head", ct), await db.Roles.SingleAsync(role => role.Code == "doctor", ct));
            for (var at = 0; at < Departments; at++)
            {
                db.Departments.Add(new(Department(at), string.Create(CultureInfo.InvariantCulture, $"临床科室{at + 1}")));
                for (var who = 0; who <= Doctors; who++)
                {
                    var isHead = who == Doctors;
                    var staff = new StaffMember(isHead ? string.Create(CultureInfo.InvariantCulture, $"bhead{at:D2}") : Doctor(at + (who * Departments)), isHead ? "主任" : "医生");
                    staff.Describe(staff.Name, Department(at), null, vault.Seal(StaffMember.MobilePurpose, string.Create(CultureInfo.InvariantCulture, $"1360{(at * 10) + who:D7}")));
                    db.AddRange(staff, new StaffRole(staff.Id, isHead ? head.Id : doctor.Id));
                }
            }
        },
        ct);

    /// <summary>Until there are so many.</summary>
    public async Task FillAsync(int count, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var there = await scope.ServiceProvider.GetRequiredService<CrmDb>().Complaints.CountAsync(ct);
        for (var first = there; first < count; first += AtOnce)
        {
            var from = first;
            await InAsync(
                async (db, own) =>
                {
                    var (vault, times) = (own.GetRequiredService<Vault>(), await own.GetRequiredService<ComplaintClockwork>().TimesAsync(ct));
                    db.AddRange(Enumerable.Range(from, Math.Min(AtOnce, count - from)).Select(at => Make(at, vault, times)));
                },
                ct);
        }
    }

    private static Complaint Make(int at, Vault vault, ComplaintTimes times)
    {
        var now = TimeProvider.System.GetUtcNow();
        var isOpen = at % OneOpenIn < 3;
        var received = isOpen ? now.AddHours(-(at / OneOpenIn % 72)) : now.AddDays(-3).AddMinutes(-(at * 15.7 % (60 * 24 * 1_000)));
        var number = Phone(40_000_000 + at);
        var complaint = new Complaint(Sources[at % Sources.Length], received, string.Create(CultureInfo.InvariantCulture, $"agent{(at % 5) + 1:D2}"), Guid.CreateVersion7())
            .Classify(Classes[at % Classes.Length], "normal", 10, isConfidential: false)
            .About(Department(at), Doctor(at), isHidden: false)
            .Say(vault.Seal(Complaint.WordsPurpose, "等候两个多小时，医生没有解释检查结果，希望核实并答复。"), null)
            .From(null, vault.Seal(Complaint.ComplainantNamePurpose, "王芳"), vault.Seal(Complaint.ComplainantPhonePurpose, number), vault.BlindIndex(Complaint.PhoneIndexPurpose, number), ComplainantRelation.Self, vault.BlindIndex(Complaint.PhoneTailPurpose, number[^4..]));
        var hand = new ComplaintHand("agent01", received, times, vault.Seal(ComplaintStep.WordsPurpose, "已记录"));
        complaint.Open(hand, asDraft: false).Accept(string.Create(CultureInfo.InvariantCulture, $"投诉-2020-{at:D6}"), hand);
        if (!isOpen)
        {
            complaint.SettleOnSpot(hand with { At = received.AddHours(1) });
            return complaint;
        }

        if (at % OneOpenIn > 0)
        {
            complaint.Assign("9004", isJoint: false, null, hand);
        }

        if (at % OneOpenIn > 1)
        {
            complaint.Feedback(FeedbackWay.Phone, hand.Today, hand);
            complaint.AskClosure(hand);
        }

        return complaint;
    }

    private async Task InAsync(Func<CrmDb, IServiceProvider, Task> work, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("bench");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await work(db, scope.ServiceProvider);
        await db.SaveChangesAsync(ct);
    }
}
