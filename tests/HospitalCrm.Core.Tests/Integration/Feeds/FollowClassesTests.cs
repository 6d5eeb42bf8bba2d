using HospitalCrm.Core.Encounters.Classes;
using HospitalCrm.Core.Integration.Feeds.Projection;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Classes;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Integration.Feeds;

/// <summary>What comes in classes its patient shortly after, not only at night.</summary>
public sealed class FollowClassesTests
{
    [Fact]
    public async Task A_diagnosis_charges_and_an_address_class_their_patient_and_what_is_taken_back_classes_him_anew()
    {
        await using var feed = await OpenAsync();
        await feed.PushAsync("patient", With("P1", "北京市通州区新华街1号"));
        await feed.PushAsync("outpatient_visit", Visit("P1"));
        await feed.PushAsync("diagnosis", Diagnosis("P1", "高血压病"));
        await feed.TellAsync("charge", Charge("P1", "F1", 12_000m));
        await FollowAsync(feed);
        var first = await ClassesAsync(feed, "P1");

        await feed.PushAsync("diagnosis", Diagnosis("P1", "肺恶性肿瘤", minute: 1));
        await feed.TellAsync("charge", Charge("P1", "F2", -11_000m));
        await FollowAsync(feed);

        Assert.Equal(("chronic", "county", "upper"), first);
        Assert.Equal(("high-risk", "county", "low"), await ClassesAsync(feed, "P1"));
    }

    [Fact]
    public async Task A_charge_that_moves_to_another_patient_classes_both()
    {
        await using var feed = await OpenAsync();
        await feed.PushAsync("patient", With("P1", null), With("P2", null));
        await feed.TellAsync("charge", Charge("P1", "F1", 12_000m));
        await FollowAsync(feed);

        await feed.TellAsync("charge", Charge("P2", "F1", 12_000m, minute: 1));
        await FollowAsync(feed);

        Assert.Equal((null, "upper"), ((await ClassesAsync(feed, "P1")).Consumption, (await ClassesAsync(feed, "P2")).Consumption));
    }

    [Fact]
    public async Task A_class_chosen_by_hand_stays_and_no_version_rises()
    {
        await using var feed = await OpenAsync();
        await feed.TellAsync("patient", With("P1", null));
        var id = (await feed.PatientAsync("P1")).Id;
        await feed.Hospital.Run.RunAsync(Actor.Product("test"), (ChooseClass use) => use.HandleAsync(id, ClassDimension.Consumption, "low", "本人要求"));
        await FollowAsync(feed);
        await feed.TellAsync("charge", Charge("P1", "F1", 90_000m));
        var version = (await feed.PatientAsync("P1")).Version;

        await FollowAsync(feed);

        Assert.Equal(("low", version), ((await ClassesAsync(feed, "P1")).Consumption, (await feed.PatientAsync("P1")).Version));
    }

    [Fact]
    public async Task Nobody_is_looked_at_twice_and_a_whole_history_is_left_to_the_night()
    {
        await using var feed = await OpenAsync();
        await feed.TellAsync("patient", With("P1", null), With("P2", null), With("P3", null));

        int[] looked = [await LookAsync(feed, 2), await LookAsync(feed, 2), await LookAsync(feed, 2)];
        var news = feed.Hospital.Services.GetRequiredService<ClassNews>();
        news.Tell(Enumerable.Range(0, ClassNews.Most + 5).Select(_ => Id<Patient>.New()));

        Assert.Equal([2, 1, 0], looked);
        Assert.Equal(ClassNews.Most, news.Take(int.MaxValue).Count);
    }

    [Fact]
    public async Task Patients_that_could_not_be_looked_at_are_looked_at_again()
    {
        await using var feed = await OpenAsync();
        await feed.PushAsync("patient", With("P1", null));
        await feed.TellAsync("charge", Charge("P1", "F1", 12_000m));
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => feed.Hospital.Run.RunAsync(Actor.Product("feed"), (FollowClasses use) => use.HandleAsync(ct: stopped.Token)));

        await FollowAsync(feed);

        Assert.Equal("upper", (await ClassesAsync(feed, "P1")).Consumption);
    }

    private static async Task<FeedHospital> OpenAsync()
    {
        var feed = await FeedHospital.OpenAsync();
        await feed.Hospital.WithDbAsync(async db =>
        {
            await new SettingsSetup(db).InstallAsync(default);
            return await db.SaveChangesAsync();
        });
        await feed.Hospital.Run.RunAsync(Actor.Product("test"), (SetParameter use) => use.HandleAsync(ClassParameters.County.Key, "通州区", null));
        return feed;
    }

    private static async Task FollowAsync(FeedHospital feed)
    {
        while (await LookAsync(feed, 100) > 0)
        {
        }
    }

    private static async Task<int> LookAsync(FeedHospital feed, int most)
    {
        var outcome = await feed.Hospital.Run.RunAsync(Actor.Product("feed"), (FollowClasses use) => use.HandleAsync(most));
        Assert.Null(outcome.Problem);
        return outcome.Value;
    }

    private static async Task<(string? Health, string? Address, string? Consumption)> ClassesAsync(FeedHospital feed, string key)
    {
        var patient = await feed.PatientAsync(key);
        return (patient.HealthClass, patient.AddressClass, patient.ConsumptionClass);
    }

    private static object With(string id, string? address) => new { patient_id = id, name = "王芳", sex_code = "2", birth_date = "1961-05-06", address };

    private static object Visit(string patient) => new { visit_id = "V1", patient_id = patient, visit_type = "1", registered_at = "2026-03-02T08:00:00", dept_code = "1001", status = "1" };

    private static object Diagnosis(string patient, string name, int minute = 0) =>
        new { visit_type = "1", visit_id = "V1", seq = 1, patient_id = patient, name, kind = "1", diagnosed_at = "2026-03-02T08:10:00", updated_at = FeedHospital.At(minute) };

    private static object Charge(string patient, string id, decimal amount, int minute = 0) =>
        new { charge_id = id, patient_id = patient, visit_id = "V1", source = "1", charged_at = "2026-03-02T08:20:00", item_name = "手术费", amount, status = "1", updated_at = FeedHospital.At(minute) };
}
