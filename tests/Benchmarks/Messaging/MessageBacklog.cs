using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Messaging;

/// <summary>A campaign in the outbox: advertising to somebody who consented, a hundred thousand times over.</summary>
internal static class MessageBacklog
{
    private const int AtOnce = 500;

    public static async Task FillAsync(string folder, int count, CancellationToken ct)
    {
        await using var services = CoreOn.Data(folder);
        var values = new Dictionary<string, string>
        {
            [MessagingParameters.PromotionsPerDay.Key] = "0",
            [MessagingParameters.RepeatSeconds.Key] = "0",
            [MessagingParameters.QuietCategories.Key] = "",
        };
        services.GetRequiredService<ParameterValues>().Load(values);
        var (patient, number) = await ConsentAsync(services, values, ct);
        for (var first = 0; first < count; first += AtOnce)
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("bench");
            var wishes = Enumerable.Range(first, AtOnce).Select(at => new NewMessage("bench", $"promotion-{at}", MessageCategory.Promotion, number, $"健康讲座本周六上午九点，欢迎参加（{at}），拒收请回复R") { PatientId = patient });
            await scope.ServiceProvider.GetRequiredService<MessageOutbox>().AddAsync([.. wishes], ct);
            await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync(ct);
        }

        if (await LeftAsync(services, ct) < count)
        {
            throw new BenchFailure("the campaign was held back");
        }
    }

    /// <summary>How many of it still wait.</summary>
    public static async Task<int> LeftAsync(ServiceProvider data, CancellationToken ct)
    {
        await using var scope = data.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CrmDb>().OutboundMessages.CountAsync(message => message.State == MessageState.Queued && message.Priority == 4, ct);
    }

    private static async Task<(Id<Patient> Patient, string Number)> ConsentAsync(ServiceProvider services, Dictionary<string, string> values, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("bench");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var adult = new DateOnly(1990, 1, 1);
        var found = await (
            from number in db.ContactNumbers
            join patient in db.Patients on number.PatientId equals patient.Id
            where number.Owner == NumberOwner.Self && number.Kind == Core.Patients.Phones.PhoneKind.Mobile && patient.BirthOn < adult && patient.DeceasedOn == null
            select new { patient.Id, number.Number }).FirstAsync(ct);
        foreach (var (key, value) in values)
        {
            db.Parameters.Add(new(key, value));
        }

        db.ConsentEntries.Add(new(found.Id, ConsentChannel.Sms, ConsentPurpose.Promotion, ConsentState.Given, ConsentDoor.Paper, "bench", DateTimeOffset.UtcNow));
        await db.SaveChangesAsync(ct);
        return (found.Id, scope.ServiceProvider.GetRequiredService<Vault>().Open(ContactNumber.NumberPurpose, found.Number));
    }
}
