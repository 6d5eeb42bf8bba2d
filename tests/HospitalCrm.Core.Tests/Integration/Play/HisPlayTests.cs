using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Integration.Play;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Integration.Feeds;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Integration.Play;

/// <summary>The played HIS with everything its interface does wrong: it ends in the right archives, whatever the order, and twice is once.</summary>
public sealed class HisPlayTests
{
    private const int Turns = 500;

    [Fact]
    public async Task Every_fault_of_an_interface_comes_up_and_ends_in_the_right_archives()
    {
        var messages = PlayedRows.Play(7, Turns, TestHospital.Monday);
        var paper = new PlayedRows(messages);
        await using var feed = await FeedHospital.OpenAsync();

        await TellAsync(feed, messages);

        Assert.All(
            ["repeat", "patient-late", "charge-late", "lab-corrected", "lab-withdrawn", "old-version", "discharge-cancelled", "birth", "child-named", "merge", "bad-row"],
            fault => Assert.Contains(messages, message => message.What == fault));
        await PatientsAreAsync(feed, paper);
        await StaysAreAsync(feed, paper);
        await ReportsAreAsync(feed, paper);
        await ChargesAreAsync(feed, paper);
        await BirthsAreAsync(feed, paper);
        Assert.Equal(
            messages.Where(message => message.What == "bad-row").Select(message => (string)message.Rows[0]["patient_id"]!).Order(StringComparer.Ordinal),
            (await feed.ReadAsync(db => db.QuarantinedRows.Select(row => row.RowKey).ToListAsync())).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_play_told_twice_changes_nothing()
    {
        var messages = PlayedRows.Play(7, 200, TestHospital.Monday);
        await using var feed = await FeedHospital.OpenAsync();
        await TellAsync(feed, messages);
        var (before, versions) = (await ArchivePicture.OfAsync(feed), await ArchivePicture.VersionsAsync(feed));

        var accepted = await TellAsync(feed, PlayedRows.Play(7, 200, TestHospital.Monday));

        Assert.Equal(0, accepted);
        Assert.Equal(before, await ArchivePicture.OfAsync(feed));
        Assert.Equal(versions, await ArchivePicture.VersionsAsync(feed));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task In_whatever_order_it_is_told_the_archives_are_the_same(int order)
    {
        var messages = PlayedRows.Play(11, 250, TestHospital.Monday);
        await using var orderly = await FeedHospital.OpenAsync();
        await TellAsync(orderly, messages);
        var shuffled = messages.ToArray();
        new Random(order).Shuffle(shuffled);
        await using var disorderly = await FeedHospital.OpenAsync();

        await TellAsync(disorderly, shuffled);

        Assert.Equal(await ArchivePicture.OfAsync(orderly), await ArchivePicture.OfAsync(disorderly));
    }

    [Fact]
    public async Task Two_plays_in_one_hospital_do_not_meet()
    {
        await using var feed = await FeedHospital.OpenAsync();
        var (first, second) = (PlayedRows.Play(21, 60, TestHospital.Monday), PlayedRows.Play(22, 60, TestHospital.Monday));

        await TellAsync(feed, [.. first, .. second]);

        Assert.Equal(
            new PlayedRows(first).Persons().Count + new PlayedRows(second).Persons().Count,
            await feed.ReadAsync(db => db.Patients.IgnoreQueryFilters().CountAsync()));
    }

    /// <returns>How many rows were news.</returns>
    private static async Task<int> TellAsync(FeedHospital feed, IReadOnlyList<HisMessage> messages)
    {
        var accepted = 0;
        foreach (var some in messages.Chunk(25))
        {
            foreach (var message in some)
            {
                accepted += (await feed.PushAsync(message.View, PlayedRows.Body(message))).Accepted;
            }

            await feed.ApplyAsync();
        }

        return accepted;
    }

    private static async Task PatientsAreAsync(FeedHospital feed, PlayedRows paper)
    {
        var persons = paper.Persons();
        var patients = await feed.ReadAsync(db => db.Patients.IgnoreQueryFilters().AsNoTracking().ToListAsync());
        var smallest = patients.GroupBy(patient => patient.PersonId).ToDictionary(person => person.Key, person => person.Select(patient => patient.SourceKey).Min(StringComparer.Ordinal));
        Assert.Equal(
            paper.Of("patient").Select(row => ((string?)row["patient_id"], (string)row["name"]!, (string?)persons[(string)row["patient_id"]!])),
            patients.OrderBy(patient => patient.SourceKey, StringComparer.Ordinal).Select(patient => (patient.SourceKey, patient.Name, smallest[patient.PersonId])));
    }

    private static async Task StaysAreAsync(FeedHospital feed, PlayedRows paper)
    {
        var stays = await feed.ReadAsync(db => db.Encounters.IgnoreQueryFilters().Where(visit => visit.Kind == EncounterKind.Inpatient)
            .Select(visit => new { visit.SourceKey, Patient = db.Patients.IgnoreQueryFilters().Where(patient => patient.Id == visit.PatientId).Select(patient => patient.SourceKey).First(), visit.EndedAt, visit.Outcome }).ToListAsync());
        Assert.Equal(
            paper.Of("inpatient_stay").Where(row => paper.Persons().ContainsKey((string)row["patient_id"]!))
                .Select(row => ((string?)row["stay_id"], (string?)row["patient_id"], row["discharged_at"] is not null, (string?)row.GetValueOrDefault("outcome"))),
            stays.OrderBy(stay => stay.SourceKey, StringComparer.Ordinal).Select(stay => (stay.SourceKey, stay.Patient, stay.EndedAt is not null, stay.Outcome)));
    }

    private static async Task ReportsAreAsync(FeedHospital feed, PlayedRows paper)
    {
        var reports = await feed.ReadAsync(db => db.LabReports.IgnoreQueryFilters().AsNoTracking().ToListAsync());
        Assert.Equal(
            paper.Of("lab_report").Select(row => ((string)row["report_id"]!, (string)row["status"]!)),
            reports.OrderBy(report => report.SourceKey, StringComparer.Ordinal).Select(report => (report.SourceKey, report.WithdrawnAt is not null ? "X" : report.IsCorrected ? "C" : "F")));
    }

    /// <summary>Net of refunds, patient by patient.</summary>
    private static async Task ChargesAreAsync(FeedHospital feed, PlayedRows paper)
    {
        var sums = await feed.ReadAsync(db => db.Charges.GroupBy(charge => charge.PatientId)
            .Select(charges => new { Patient = db.Patients.IgnoreQueryFilters().Where(patient => patient.Id == charges.Key).Select(patient => patient.SourceKey).First(), Sum = charges.Sum(charge => charge.Amount) }).ToListAsync());
        Assert.Equal(
            paper.Of("charge").GroupBy(row => (string?)row["patient_id"], StringComparer.Ordinal).OrderBy(patient => patient.Key, StringComparer.Ordinal).Select(patient => (patient.Key, patient.Sum(row => (decimal)row["amount"]!))),
            sums.OrderBy(sum => sum.Patient, StringComparer.Ordinal).Select(sum => (sum.Patient, sum.Sum)));
    }

    private static async Task BirthsAreAsync(FeedHospital feed, PlayedRows paper)
    {
        var born = await feed.ReadAsync(db => db.PatientRelations.Where(relation => relation.Kind == RelationKind.Mother)
            .Select(relation => new
            {
                Child = db.Patients.IgnoreQueryFilters().Where(patient => patient.Id == relation.PatientId).Select(patient => patient.SourceKey).First(),
                Mother = db.Patients.IgnoreQueryFilters().Where(patient => patient.Id == relation.OtherId).Select(patient => patient.SourceKey).First(),
            }).ToListAsync());
        Assert.Equal(
            paper.Of("newborn").Select(row => ((string?)row["patient_id"], (string?)row["mother_patient_id"])),
            born.OrderBy(one => one.Child, StringComparer.Ordinal).Select(one => (one.Child, one.Mother)));
    }
}
