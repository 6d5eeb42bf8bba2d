using System.Globalization;
using System.Text;
using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Integration.Feeds.Projection;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Integration.Feeds;

/// <summary>A hospital whose HIS pushes rows.</summary>
internal sealed class FeedHospital : IAsyncDisposable
{
    public const string His = "his";

    private static readonly Actor Worker = Actor.Product("feed");

    private FeedHospital(TestHospital hospital) => Hospital = hospital;

    public TestHospital Hospital { get; }

    public Vault Vault => Hospital.Services.GetRequiredService<Vault>();

    public HisInbox Inbox => Hospital.Services.GetRequiredService<HisInbox>();

    public static async Task<FeedHospital> OpenAsync(TestDatabase? database = null) => new(await TestHospital.OpenAsync(database: database));

    /// <summary>Rows as JSON; <c>updated_at</c> is 09:00 of a Monday unless they say.</summary>
    public static string Rows(params object[] rows) => JsonSerializer.Serialize(rows.Select(row =>
    {
        var columns = row.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(row));
        columns.TryAdd("updated_at", "2026-03-02T09:00:00");
        return columns;
    }));

    public async Task<HisAnswer> PushAsync(string view, string rows, string source = His)
    {
        var read = Read(view, rows);
        var outcome = await Hospital.Run.RunAsync(Actor.ConnectedSystem(source, [FeedPermissions.Push.Code]), (PushHisRows use) => use.HandleAsync(HisContract.Get(view), read));
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }

    public Task<HisAnswer> PushAsync(string view, params object[] rows) => PushAsync(view, Rows(rows));

    public static List<HisReading> Read(string view, string rows)
    {
        var read = new List<HisReading>();
        HisJson.Read(HisContract.Get(view), Encoding.UTF8.GetBytes(rows), 0, int.MaxValue, read);
        return read;
    }

    /// <summary>Until nothing is waiting.</summary>
    public async Task ApplyAsync(int most = 500)
    {
        for (var turn = 0; turn < 100; turn++)
        {
            var outcome = await Hospital.Run.RunAsync(Worker, (ApplyHisRows use) => use.HandleAsync(most));
            Assert.Null(outcome.Problem);
            if (outcome.Value == 0)
            {
                return;
            }
        }

        Assert.Fail("The inbox does not empty itself.");
    }

    /// <summary>Pushes and applies.</summary>
    public async Task<HisAnswer> TellAsync(string view, params object[] rows)
    {
        var answer = await PushAsync(view, rows);
        await ApplyAsync();
        return answer;
    }

    public static object Person(string id, string name = "王芳", string? at = null, string? phone = null, string? birth = "1985-03-07", string sex = "2", string? merged = null, string? deleted = null) =>
        new { patient_id = id, name, sex_code = sex, birth_date = birth, phone, merged_into = merged, deleted, updated_at = at ?? "2026-03-02T09:00:00" };

    public Task<Patient> PatientAsync(string key, string source = His) => Hospital.WithDbAsync(db => db.Patients.IgnoreQueryFilters().AsNoTracking()
        .Include(patient => patient.Numbers).Include(patient => patient.Contacts).SingleAsync(patient => patient.SourceCode == source && patient.SourceKey == key));

    public Task<HisRow> RowAsync(string view, string key) =>
        Hospital.WithDbAsync(db => db.HisRows.AsNoTracking().SingleAsync(row => row.View == view && row.RowKey == key.Replace('|', HisView.KeyJoint)));

    public Task<T> ReadAsync<T>(Func<CrmDb, Task<T>> read) => Hospital.WithDbAsync(read);

    public string[] NumbersOf(Patient patient) =>
        [.. patient.Numbers.OrderBy(number => number.ContactPersonId is null ? 0 : 1).ThenBy(number => number.Priority).Select(number => Vault.Open(ContactNumber.NumberPurpose, number.Number))];

    public static string At(int minute) => new DateTime(2026, 3, 2, 9, 0, 0).AddMinutes(minute).ToString("s", CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => Hospital.DisposeAsync();
}
