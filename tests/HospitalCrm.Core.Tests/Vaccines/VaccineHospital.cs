using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Notices;
using HospitalCrm.Core.Tests.Patients;
using HospitalCrm.Core.Vaccines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Vaccines;

/// <summary>A hospital on Monday, 2 March 2026, 11:00, that reminds families of vaccines by a confirmed schedule.</summary>
internal sealed class VaccineHospital : IAsyncDisposable
{
    public const string Mother = "13800138000";

    private VaccineHospital(NoticeHospital notices) => Notices = notices;

    public NoticeHospital Notices { get; }

    public TestHospital Hospital => Notices.Hospital;

    public static async Task<VaccineHospital> OpenAsync(bool isConfirmed = true, TestDatabase? database = null)
    {
        var notices = await NoticeHospital.OpenAsync(database);
        await using var scope = notices.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<VaccineSetup>().InstallAsync(default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        var hospital = new VaccineHospital(notices);
        if (isConfirmed)
        {
            Assert.Null((await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (ConfirmSchedule use) => use.HandleAsync("2026", true))).Problem);
        }

        notices.Hospital.Clock.Advance(TimeSpan.FromHours(2));
        return hospital;
    }

    public Task<Id<Patient>> ChildAsync(string name, string born, string phone = Mother, Sex sex = Sex.Male, bool isRecipient = false) => Hospital.HaveAsync(new()
    {
        Name = name,
        Sex = sex,
        BirthDate = born,
        Contacts = [new() { Name = "王芳", Relation = Relationships.Parent, Phone = new() { Number = phone, Owner = NumberOwner.Contact, IsRecipient = isRecipient } }],
    });

    public Task<int> PlanAsync() => Notices.RunAsync<PlanVaccines>();

    public async Task<Problem?> GiveAsync(Id<Patient> child, string vaccine, int no, string? on = null, Actor? by = null)
    {
        DateOnly? day = on is null ? null : DateOnly.ParseExact(on, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return (await Hospital.Run.RunAsync(by ?? Actor.Product("test"), (RecordDose use) => use.HandleAsync(child, new(vaccine, no), day))).Problem;
    }

    public Task<List<VaccineDue>> DuesAsync(Id<Patient> child) =>
        Hospital.WithDbAsync(db => db.VaccineDues.AsNoTracking().Where(due => due.PatientId == child).OrderBy(due => due.DueOn).ThenBy(due => due.Vaccine).ToListAsync());

    public async Task<VaccineDue> DueAsync(Id<Patient> child, string vaccine, int no) => (await DuesAsync(child)).Single(due => due.Vaccine == vaccine && due.DoseNo == no);

    public void Set(ParameterDefinition parameter, string text) => Hospital.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { [parameter.Key] = text });

    public ValueTask DisposeAsync() => Notices.DisposeAsync();
}
