using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Education;
using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Tests.Archive;
using HospitalCrm.Core.Tests.Notices;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Education;

/// <summary>A hospital on Monday, 2 March 2026, 09:00, whose 预防保健科 writes and sends health information.</summary>
internal sealed class EducationHospital : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly Permission[] Writer = [EducationPermissions.View, EducationPermissions.Manage, EducationPermissions.Send, EducationPermissions.ManageLectures, EducationPermissions.SignUp, PatientPermissions.View, PatientPermissions.SeeNames];

    private readonly NoticeHospital _notices;

    private int _phones;

    private EducationHospital(NoticeHospital notices, Actor writer, Actor judge) => (_notices, Wu, Li) = (notices, writer, judge);

    public TestHospital Hospital => _notices.Hospital;

    /// <summary>Writes and sends.</summary>
    public Actor Wu { get; }

    /// <summary>Approves, and may send as a notice.</summary>
    public Actor Li { get; }

    public static async Task<EducationHospital> OpenAsync(TestDatabase? database = null)
    {
        var notices = await NoticeHospital.OpenAsync(database);
        var writer = await notices.Hospital.StaffAsync("epi01", "吴敏", Writer);
        var judge = await notices.Hospital.StaffAsync("medical01", "李主任", EducationPermissions.View, EducationPermissions.Approve, EducationPermissions.Send, EducationPermissions.SendAsNotice);
        return new(notices, writer, judge);
    }

    /// <summary>Somebody with a number of his own who agreed to be told.</summary>
    public async Task<Id<Patient>> PatientAsync(string name = "王芳", string birth = "1966-03-07", Sex sex = Sex.Female, ConsentPurpose? consent = ConsentPurpose.Promotion, bool hasNumber = true)
    {
        var patient = await Hospital.HaveAsync(new() { Name = name, Sex = sex, BirthDate = birth, Numbers = hasNumber ? [new() { Number = $"138001380{_phones++:00}" }] : [] });
        if (consent is { } purpose)
        {
            await ConsentAsync(patient, purpose);
        }

        return patient;
    }

    public async Task ConsentAsync(Id<Patient> patient, ConsentPurpose purpose = ConsentPurpose.Promotion, ConsentState state = ConsentState.Given)
    {
        Hospital.Clock.Advance(TimeSpan.FromSeconds(1));
        var form = new ConsentForm { PatientId = patient.Value, State = state, Channels = [ConsentChannel.Sms], Purposes = [purpose], Door = ConsentDoor.Paper, Proof = "知情同意书" };
        Assert.Null((await Hospital.Run.RunAsync(Actor.Product("test"), (RecordConsent use) => use.HandleAsync(form))).Problem);
    }

    /// <summary>He was here, and this was found.</summary>
    public async Task<Encounter> VisitAsync(Id<Patient> patient, string number, string? diagnosis, EncounterKind kind = EncounterKind.Outpatient, int daysAgo = 10, int? endedDaysAgo = null)
    {
        var visit = Facts.Visit(patient, number, kind, TestHospital.Monday.AddDays(-daysAgo), diagnosis, endedDaysAgo is { } days ? TestHospital.Monday.AddDays(-days) : null);
        await Hospital.AddAsync(visit);
        var on = Today.AddDays(-daysAgo);
        await Hospital.WithDbAsync(db => db.Patients.Where(known => known.Id == patient).ExecuteUpdateAsync(set => set.SetProperty(known => known.LastVisitOn, on)));
        return visit;
    }

    public async Task<Id<EducationTopic>> TopicAsync(EducationKind kind = EducationKind.Prevention, params AudienceForm[] audiences) =>
        (await DoAsync(Wu, (SaveEducationTopic use) => use.HandleAsync(new() { Name = "高血压防治", Kind = kind, Audiences = [.. audiences is { Length: > 0 } ? audiences : [Ill()]] }))).Value;

    public static AudienceForm Ill(string keywords = "高血压") => new() { Name = "高血压患者", Keywords = keywords };

    /// <summary>Written, asked for, approved.</summary>
    public async Task<Id<EducationArticle>> ArticleAsync(Id<EducationTopic> topic, string title = "春季血压管理", string sms = "春季气温变化大，请每天固定时间测量血压")
    {
        var article = (await DoAsync(Wu, (SaveEducationArticle use) => use.HandleAsync(new() { TopicId = topic.Value, Title = title, SmsText = sms }, submits: true))).Value;
        await DoAsync(Li, (JudgeArticle use) => use.HandleAsync(article, 1, null));
        return article;
    }

    public async Task<Id<EducationCampaign>> StartAsync(Id<EducationArticle> article) =>
        (await DoAsync(Wu, async (StartArticle use) => await use.HandleAsync(article, await VersionAsync(article)))).Value;

    public Task<int> VersionAsync(Id<EducationArticle> article) => Hospital.WithDbAsync(db => db.EducationArticles.Where(known => known.Id == article).Select(known => known.Version).SingleAsync());

    public Task<int> SendAsync() => _notices.RunAsync<SendCampaigns>();

    public Task<int> RunAsync<TWork>()
        where TWork : class, IScheduledWork => _notices.RunAsync<TWork>();

    /// <summary>So far and no further: one batch of some rows by a process of its own, which then dies without a word.</summary>
    public async Task StepAsync(Id<EducationCampaign> campaign, int batches = 1)
    {
        await using var process = Hospital.SecondProcess();
        await using var scope = process.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
        var (sending, holder) = (scope.ServiceProvider.GetRequiredService<CampaignSending>(), Guid.NewGuid());
        Assert.True(await sending.ClaimAsync(campaign, holder, default));
        for (var batch = 0; batch < batches; batch++)
        {
            Assert.NotNull(await sending.StepAsync(campaign, holder, default));
        }
    }

    public async Task<CampaignProgress> ProgressAsync(Id<EducationCampaign> campaign) => (await DoAsync(Wu, (ReadCampaign use) => use.HandleAsync(campaign))).Value!;

    public Task<List<OutboundMessage>> MessagesAsync() => _notices.MessagesAsync();

    public Task<List<string>> TextsAsync() => _notices.TextsAsync();

    public async Task<Outcome<TResult>> DoAsync<TUseCase, TResult>(Actor actor, Func<TUseCase, Task<TResult>> call)
        where TUseCase : class, IUseCase
    {
        var outcome = await Hospital.Run.RunAsync(actor, call);
        Assert.Null(outcome.Problem);
        return outcome;
    }

    public async Task DoAsync<TUseCase>(Actor actor, Func<TUseCase, Task> call)
        where TUseCase : class, IUseCase => Assert.Null((await Hospital.Run.RunAsync(actor, call)).Problem);

    public ValueTask DisposeAsync() => _notices.DisposeAsync();
}
