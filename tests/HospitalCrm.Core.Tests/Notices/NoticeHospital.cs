using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Archive;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Notices;

/// <summary>A hospital on Monday, 2 March 2026, 09:00, whose clock sends messages.</summary>
internal sealed class NoticeHospital : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly DateOnly Yesterday = new(2026, 3, 1);

    private NoticeHospital(TestHospital hospital) => Hospital = hospital;

    public TestHospital Hospital { get; }

    public static async Task<NoticeHospital> OpenAsync(TestDatabase? database = null)
    {
        var hospital = await TestHospital.OpenAsync(database: database);
        await using var scope = hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<TemplateSetup>().InstallAsync(default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        return new(hospital);
    }

    public Task<Id<Patient>> PatientAsync(string name = "王芳", string phone = Forms.Phone, string birth = "1985-03-07") =>
        Hospital.HaveAsync(new() { Name = name, BirthDate = birth, Numbers = [new() { Number = phone }] });

    /// <summary>He lies here since last week.</summary>
    public async Task<Encounter> StayAsync(Id<Patient> patient, string number = "S1")
    {
        var stay = Facts.Visit(patient, number, EncounterKind.Inpatient, TestHospital.Monday.AddDays(-6));
        await Hospital.AddAsync(stay);
        return stay;
    }

    public Task FeesAsync(Encounter stay, DateOnly on, bool isClosed, params (string Kind, decimal Amount)[] fees) =>
        Hospital.AddAsync([.. fees.Select((fee, at) =>
        {
            var daily = new FeeDaily(stay.PatientId, Facts.His, $"{stay.SourceKey}-{on:MMdd}-{at}-{fee.Kind}-{isClosed}", stay.VisitKey!);
            daily.Bill(on, $"0{at}", fee.Kind, fee.Amount, isClosed);
            return (object)daily;
        })]);

    public Task<int> RunAsync<TNotice>()
        where TNotice : class, IScheduledWork => RunAsync<TNotice>(Hospital.Services);

    public static async Task<int> RunAsync<TNotice>(IServiceProvider services)
        where TNotice : class, IScheduledWork
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
        return await scope.ServiceProvider.GetRequiredService<TNotice>().RunAsync(default);
    }

    /// <summary>What the outbox holds, oldest first.</summary>
    public async Task<List<string>> TextsAsync()
    {
        var vault = Hospital.Services.GetRequiredService<Vault>();
        var sealedTexts = await Hospital.WithDbAsync(db => db.OutboundMessages.AsNoTracking().OrderBy(message => message.Id).Select(message => message.Text).ToListAsync());
        return sealedTexts.ConvertAll(text => vault.Open(OutboundMessage.TextPurpose, text));
    }

    public Task<List<OutboundMessage>> MessagesAsync() => Hospital.WithDbAsync(db => db.OutboundMessages.AsNoTracking().OrderBy(message => message.Id).ToListAsync());

    public Task<List<NoticeMark>> MarksAsync() => Hospital.WithDbAsync(db => db.NoticeMarks.AsNoTracking().OrderBy(mark => mark.Id).ToListAsync());

    public ValueTask DisposeAsync() => Hospital.DisposeAsync();
}
