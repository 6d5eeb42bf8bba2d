using HospitalCrm.Core.Education;
using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Education;

/// <summary>群发: each who may be told is told once, whatever happens on the way.</summary>
public sealed class CampaignTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Those_who_agreed_are_told_and_of_the_others_it_is_known_why_not(TestDatabase database)
    {
        await using var education = await EducationHospital.OpenAsync(database);
        var agreed = await IllAsync(education, "王芳");
        await IllAsync(education, "李强", ConsentPurpose.Education);
        await IllAsync(education, "赵敏", consent: null);
        await education.ConsentAsync(await IllAsync(education, "孙丽"), ConsentPurpose.Education, ConsentState.Refused);
        await IllAsync(education, "周伟", hasNumber: false);
        var dead = await IllAsync(education, "吴刚");
        await education.Hospital.Run.RunAsync(Actor.Product("test"), (MarkDeceased use) => use.HandleAsync(dead, EducationHospital.Today, DeathSource.Family, "家属来电"));
        var campaign = await education.StartAsync(await education.ArticleAsync(await education.TopicAsync()));

        var handled = await education.SendAsync();
        var again = await education.SendAsync();

        var progress = await education.ProgressAsync(campaign);
        Assert.Equal((6, 0, CampaignState.Done), (handled, again, progress.State));
        Assert.Equal((2, 1, 1, 1, 1), (progress.Ends[CampaignEnd.Queued], progress.Ends[CampaignEnd.NotAsked], progress.Ends[CampaignEnd.Refused], progress.Ends[CampaignEnd.NoNumber], progress.Ends[CampaignEnd.Deceased]));
        var text = Assert.Single(await education.TextsAsync(), text => text.Contains("王芳", StringComparison.Ordinal));
        Assert.Equal("【测试医院】王芳您好，春季血压管理：春季气温变化大，请每天固定时间测量血压。测试医院祝您健康。拒收请回复R", text);
        Assert.All(await education.MessagesAsync(), message => Assert.Equal((MessageCategory.Promotion, 4, MessageState.Queued), (message.Category, message.Priority, message.State)));
        Assert.Contains(await education.MessagesAsync(), message => message.PatientId == agreed && message.Purpose == ConsentPurpose.Promotion);
    }

    [Fact]
    public async Task Killed_between_batches_it_goes_on_where_it_was_and_nobody_is_told_twice()
    {
        await using var education = await EducationHospital.OpenAsync();
        await CrowdAsync(education, 650);
        var campaign = await education.StartAsync(await education.ArticleAsync(await education.TopicAsync()));

        await education.StepAsync(campaign, batches: 2);
        var dead = await education.Hospital.WithDbAsync(db => db.CampaignMarks.CountAsync());
        var whileLeased = await education.SendAsync();
        education.Hospital.Clock.Advance(CampaignSending.Lease);
        await education.SendAsync();

        Assert.InRange(dead, 1, 600);
        Assert.Equal(0, whileLeased);
        Assert.Equal(CampaignState.Done, (await education.ProgressAsync(campaign)).State);
        Assert.Equal(650, await education.Hospital.WithDbAsync(db => db.CampaignMarks.Select(mark => mark.PersonId).Distinct().CountAsync()));
        Assert.Equal(650, await education.Hospital.WithDbAsync(db => db.CampaignMarks.CountAsync()));
    }

    [Fact]
    public async Task Two_processes_at_once_tell_everybody_once()
    {
        await using var education = await EducationHospital.OpenAsync();
        await CrowdAsync(education, 400);
        await education.StartAsync(await education.ArticleAsync(await education.TopicAsync()));
        await using var other = education.Hospital.SecondProcess();

        await Task.WhenAll(education.SendAsync(), Notices.NoticeHospital.RunAsync<SendCampaigns>(other));

        Assert.Equal(400, await education.Hospital.WithDbAsync(db => db.CampaignMarks.CountAsync()));
    }

    [Fact]
    public async Task Started_twice_it_runs_once_and_after_it_ended_only_those_not_told_yet_are_told()
    {
        await using var education = await EducationHospital.OpenAsync();
        await IllAsync(education, "王芳");
        var late = await IllAsync(education, "赵敏", consent: null);
        var article = await education.ArticleAsync(await education.TopicAsync());
        await education.StartAsync(article);
        var twice = await education.Hospital.Run.RunAsync(education.Wu, async (StartArticle use) => await use.HandleAsync(article, await education.VersionAsync(article)));
        await education.SendAsync();
        await education.ConsentAsync(late);

        var second = await education.StartAsync(article);
        await education.SendAsync();

        Assert.Equal("Education.AlreadyRunning", twice.Problem!.Code);
        Assert.Equal(2, (await education.MessagesAsync()).Count);
        Assert.Equal((1, 1), ((await education.ProgressAsync(second)).Ends[CampaignEnd.Queued], (await education.ProgressAsync(second)).Ends.Values.Sum()));
    }

    [Fact]
    public async Task What_is_edited_on_the_way_changes_nothing_of_what_began()
    {
        await using var education = await EducationHospital.OpenAsync();
        await IllAsync(education, "王芳");
        var diabetic = await education.PatientAsync("李强");
        await education.VisitAsync(diabetic, "V-dm", "糖尿病");
        var topic = await education.TopicAsync();
        var article = await education.ArticleAsync(topic);
        await education.StartAsync(article);
        var form = (await education.DoAsync(education.Wu, (ReadEducationTopic use) => use.HandleAsync(topic))).Value!.Form;
        form.Audiences = [EducationHospital.Ill("糖尿病")];
        await education.DoAsync(education.Wu, (SaveEducationTopic use) => use.HandleAsync(form));
        var words = (await education.DoAsync(education.Wu, (ReadEducationArticle use) => use.HandleAsync(article))).Value!.Form;
        words.SmsText = "没有人批准过的话";
        await education.DoAsync(education.Wu, (SaveEducationArticle use) => use.HandleAsync(words));

        await education.SendAsync();

        Assert.Contains("王芳您好，春季血压管理：春季气温变化大", Assert.Single(await education.TextsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_holds_from_the_next_batch_and_a_stop_takes_back_what_has_not_left()
    {
        await using var education = await EducationHospital.OpenAsync();
        await IllAsync(education, "王芳");
        await IllAsync(education, "李强");
        var article = await education.ArticleAsync(await education.TopicAsync());
        var campaign = await education.StartAsync(article);
        await education.DoAsync(education.Wu, (PauseCampaign use) => use.HandleAsync(campaign, resumes: false));
        var paused = await education.SendAsync();
        await education.DoAsync(education.Wu, (PauseCampaign use) => use.HandleAsync(campaign, resumes: true));
        await education.SendAsync();
        await education.Hospital.WithDbAsync(db => db.EducationCampaigns.ExecuteUpdateAsync(set => set.SetProperty(known => known.State, CampaignState.Running)));

        var taken = (await education.DoAsync(education.Wu, (StopCampaign use) => use.HandleAsync(campaign))).Value;
        var afterwards = await education.SendAsync();

        Assert.Equal((0, 2, 0), (paused, taken, afterwards));
        Assert.All(await education.MessagesAsync(), message => Assert.Equal(((MessageState, MessageReason?))(MessageState.Suppressed, MessageReason.Cancelled), (message.State, message.Reason)));
        Assert.Equal(2, (await education.ProgressAsync(campaign)).Ends[CampaignEnd.Cancelled]);
        Assert.Equal("Education.CampaignOver", (await education.Hospital.Run.RunAsync(education.Wu, (PauseCampaign use) => use.HandleAsync(campaign, resumes: true))).Problem!.Code);

        // Whoever was not told after all is told by the next one.
        await education.StartAsync(article);
        education.Hospital.Clock.Advance(TimeSpan.FromMinutes(1));
        await education.SendAsync();
        Assert.Equal(2, (await education.MessagesAsync()).Count(message => message.State == MessageState.Queued));
    }

    [Fact]
    public async Task While_many_wait_in_the_outbox_it_waits_too()
    {
        await using var education = await EducationHospital.OpenAsync();
        await CrowdAsync(education, 450, consent: true);
        education.Hospital.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { [EducationParameters.MostWaiting.Key] = "200" });
        var campaign = await education.StartAsync(await education.ArticleAsync(await education.TopicAsync()));

        await education.SendAsync();
        var first = (await education.MessagesAsync()).Count;
        await education.SendAsync();
        var second = (await education.MessagesAsync()).Count;
        for (var turn = 0; turn < 2; turn++)
        {
            await education.Hospital.WithDbAsync(db => db.OutboundMessages.ExecuteUpdateAsync(set => set.SetProperty(message => message.State, MessageState.Sent)));
            await education.SendAsync();
        }

        // The half of them whose disease came first.
        Assert.Equal((225, 225), (first, second));
        Assert.Equal((450, CampaignState.Done), ((await education.MessagesAsync()).Count, (await education.ProgressAsync(campaign)).State));
    }

    [Fact]
    public async Task A_warning_goes_out_as_a_notice_only_for_special_conditions_and_only_by_who_may()
    {
        await using var education = await EducationHospital.OpenAsync();
        await IllAsync(education, "王芳", consent: null);
        var ordinary = await education.ArticleAsync(await education.TopicAsync());
        var warning = await education.ArticleAsync(await education.TopicAsync(EducationKind.Condition), "寒潮提醒", "明日气温骤降，请注意保暖并按时服药");

        Assert.Equal("Education.NoticeForbidden", (await education.Hospital.Run.RunAsync(education.Wu, async (StartArticle use) => await use.HandleAsync(warning, await education.VersionAsync(warning), asNotice: true))).Problem!.Code);
        Assert.Equal("Education.NoticeOnlyCondition", (await education.Hospital.Run.RunAsync(education.Li, async (StartArticle use) => await use.HandleAsync(ordinary, await education.VersionAsync(ordinary), asNotice: true))).Problem!.Code);
        await education.DoAsync(education.Li, async (StartArticle use) => await use.HandleAsync(warning, await education.VersionAsync(warning), asNotice: true));
        await education.SendAsync();

        var message = Assert.Single(await education.MessagesAsync());
        Assert.Equal((MessageCategory.Notice, ConsentPurpose.Service, MessageState.Queued, 4), (message.Category, message.Purpose, message.State, message.Priority));
        Assert.DoesNotContain("拒收", Assert.Single(await education.TextsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_usual_time_it_waits_until_three_in_the_afternoon()
    {
        await using var education = await EducationHospital.OpenAsync();
        await IllAsync(education, "王芳");
        var article = await education.ArticleAsync(await education.TopicAsync());
        await education.DoAsync(education.Wu, async (StartArticle use) => await use.HandleAsync(article, await education.VersionAsync(article), atUsualTime: true));

        var early = await education.SendAsync();
        education.Hospital.Clock.Advance(TimeSpan.FromHours(6));
        var later = await education.SendAsync();

        Assert.Equal((0, 1), (early, later));
    }

    [Fact]
    public async Task Another_text_than_the_one_that_was_read_is_not_sent_and_who_may_not_is_refused()
    {
        await using var education = await EducationHospital.OpenAsync();
        var article = await education.ArticleAsync(await education.TopicAsync());
        var viewer = await education.Hospital.StaffAsync("agent01", "林晓", EducationPermissions.View);

        Assert.Equal(ProblemKind.Stale, (await education.Hospital.Run.RunAsync(education.Wu, (StartArticle use) => use.HandleAsync(article, 1))).Problem!.Kind);
        Assert.Equal(ProblemKind.Forbidden, (await education.Hospital.Run.RunAsync(viewer, (StartArticle use) => use.HandleAsync(article, 2))).Problem!.Kind);
    }

    private static async Task<Id<Patient>> IllAsync(EducationHospital education, string name, ConsentPurpose? consent = ConsentPurpose.Promotion, bool hasNumber = true)
    {
        var patient = await education.PatientAsync(name, consent: consent, hasNumber: hasNumber);
        await education.VisitAsync(patient, "V" + name, "高血压");
        return patient;
    }

    /// <summary>Many of them at once, past the forms.</summary>
    private static async Task CrowdAsync(EducationHospital education, int count, bool consent = false)
    {
        var vault = education.Hospital.Services.GetRequiredService<Core.Data.Sealing.Vault>();
        var rows = new List<object>();
        for (var at = 0; at < count; at++)
        {
            var person = new Person();
            var patient = new Patient(person, TestHospital.Monday);
            patient.Describe("王芳" + at, Sex.Female, Core.Patients.Identity.BirthDate.Of(new(1966, 3, 7), Core.Patients.Identity.DatePrecision.Day));
            rows.AddRange([person, patient, Archive.Facts.Visit(patient.Id, $"C{at}", Core.Encounters.EncounterKind.Outpatient, TestHospital.Monday.AddDays(-3), at % 2 == 0 ? "高血压" : "高血压病2级")]);
            if (consent)
            {
                var number = PhoneNumbers.Normalise($"1390013{at:0000}", new NumberingPlan("010", null));
                patient.AddNumber(new ContactNumber(patient.Id, NumberOwner.Self, null, 1).Set(number.Kind, vault.Seal(ContactNumber.NumberPurpose, number.Text), PatientIndexes.OfNumber(vault, number), PatientIndexes.OfNumberTail(vault, number)));
                rows.Add(new ConsentEntry(patient.Id, ConsentChannel.Sms, ConsentPurpose.Promotion, ConsentState.Given, ConsentDoor.Paper, "test", TestHospital.Monday));
            }
        }

        await education.Hospital.AddAsync([.. rows]);
    }
}
