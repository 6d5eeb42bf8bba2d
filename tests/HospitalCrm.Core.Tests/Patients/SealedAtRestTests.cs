using System.Text;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class SealedAtRestTests
{
    [Fact]
    public async Task Whoever_steals_the_files_reads_no_number_no_address_and_no_note()
    {
        await using var hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        await LiveThroughADayAsync(hospital);

        var stolen = await ReadFilesAsync(hospital);

        // The name is searchable in clear by decision: finding it proves that the bytes were really read.
        Assert.True(Holds(stolen, "王芳"), "the files hold no name: nothing was read");
        foreach (var secret in new[] { Forms.Phone, "13600136000", Forms.IdNumber, Forms.Address, "和平街7号楼", "对青霉素过敏", "13900139000", "057163663699", "患者要求回拨" })
        {
            Assert.False(Holds(stolen, secret), $"{secret} lies in clear");
        }
    }

    private static async Task LiveThroughADayAsync(TestHospital hospital)
    {
        var form = Forms.WangFang();
        (form.IdNumber, form.Address, form.Note) = (Forms.IdNumber, Forms.Address, "对青霉素过敏");
        form.Contacts = [new() { Name = "李强", Relation = "1", Phone = new() { Number = "13900139000" } }];
        var id = await hospital.HaveAsync(form);
        var read = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(id))).Value!;
        read.Numbers[0].Number = "13600136000";
        Assert.Null((await hospital.Run.RunAsync(Actor.Product("test"), (EditPatient use) => use.HandleAsync(read))).Problem);
        var number = (await hospital.Run.RunAsync(Actor.Product("test"), (OpenPatient use) => use.HandleAsync(id))).Value!.Main.Numbers[0].Id;
        await hospital.Run.RunAsync(Actor.Product("test"), (RevealPatientField use) => use.HandleAsync(new(id, SecretField.Phone, number), "患者要求回拨"));
        await hospital.Run.RunAsync(Actor.Product("test"), (SaveNuisanceNumber use) => use.HandleAsync(new() { Number = "0571-63663699", Reason = "推销" }));
        var vault = hospital.Services.GetRequiredService<Vault>();
        await hospital.AddAsync(new Draft("agent01", "patient:new", vault.Seal(Draft.BodyPurpose, System.Text.Json.JsonSerializer.Serialize(form)), hospital.Clock.GetUtcNow()));
    }

    /// <summary>The database with its journal, the keys, and whatever else lies in the data folder.</summary>
    private static async Task<List<byte[]>> ReadFilesAsync(TestHospital hospital)
    {
        var files = new List<byte[]>();
        foreach (var path in Directory.GetFiles(hospital.Directory, "*", SearchOption.AllDirectories))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy);
            files.Add(copy.ToArray());
        }

        return files;
    }

    private static bool Holds(List<byte[]> files, string text) => files.Exists(file =>
        file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || file.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0);
}
