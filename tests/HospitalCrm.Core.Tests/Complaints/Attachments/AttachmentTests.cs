using System.Text;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Attachments;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Backups;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Tests.Data.Backups;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Complaints.Attachments;

/// <summary>附件: as secret as the complainant, sealed on the disk, gone only when their time is over.</summary>
public sealed class AttachmentTests
{
    private static readonly byte[] Letter = [.. AttachmentContentTests.Png, .. Encoding.UTF8.GetBytes("我是3床的王芳")];

    [Fact]
    public async Task A_file_comes_back_as_it_was_and_nothing_of_it_can_be_read_on_the_disk()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();

        var added = await AddAsync(hospital, "agent01", id, "../王芳 来信.png", Letter);
        var again = await AddAsync(hospital, "complaint01", id, "又一次.png", Letter);
        var shelf = (await ShelfAsync(hospital, "complaint01", id)).Value!;
        var fetched = await FetchAsync(hospital, "complaint01", id, added.Value);

        Assert.Equal(added.Value, again.Value);
        Assert.Equal(("王芳 来信.png", AttachmentKind.Png, Letter.Length, true), (shelf.Files.Single().Name, shelf.Files[0].Kind, (int)shelf.Files[0].Size, shelf.MayAdd));
        Assert.Equal(Letter, fetched.Value!.Bytes);
        var file = Assert.Single(Directory.GetFiles(Folder(hospital)));
        Assert.True((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf("PNG"u8) < 0);
        var entries = await hospital.Hospital.WithDbAsync(db => db.AuditEntries.AsNoTracking().Where(entry => entry.Purpose == "attachment" || entry.Entity == nameof(ComplaintAttachment)).ToListAsync());
        Assert.Equal(["Created agent01", "Viewed complaint01"], entries.Select(entry => $"{entry.Act} {entry.ActorNo}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Those_complained_about_get_neither_the_list_nor_a_file_and_add_none()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.AsAsync("head02");
        var id = await hospital.RegisterAsync();
        var other = await hospital.RegisterAsync();
        Assert.Null((await hospital.AssignAsync(id)).Problem);
        var file = (await AddAsync(hospital, "agent01", id, "信.png", Letter)).Value;

        var codes = new List<string>();
        foreach (var by in new[] { "doctor01", "head01", "head02" })
        {
            codes.Add((await ShelfAsync(hospital, by, id)).Problem!.Code);
            codes.Add((await FetchAsync(hospital, by, id, file)).Problem!.Code);
            codes.Add((await AddAsync(hospital, by, id, "x.png", Letter)).Problem!.Code);
        }

        Assert.All(codes, code => Assert.Equal("Complaints.Missing", code));
        Assert.Equal(9, await hospital.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Refused && entry.Entity == nameof(Complaint) && entry.Purpose!.StartsWith("atta"))));
        Assert.Equal("Complaints.NotYours", (await AddAsync(hospital, "manager01", id, "x.png", Letter)).Problem!.Code);
        Assert.Equal("Complaints.Missing", (await FetchAsync(hospital, "complaint01", other, file)).Problem!.Code);
        Assert.Null((await AddAsync(hospital, "medical01", id, "记录.pdf", [.. "%PDF-1.4"u8])).Problem);
    }

    [Fact]
    public async Task Too_large_too_many_and_what_is_no_such_file_leave_nothing_behind()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();

        var large = await AddAsync(hospital, "complaint01", id, "大.png", [.. AttachmentContentTests.Png, .. new byte[10 << 20]]);
        var strange = await AddAsync(hospital, "complaint01", id, "x.png", [.. "<html>"u8]);
        for (var at = 0; at < 20; at++)
        {
            Assert.Null((await AddAsync(hospital, "complaint01", id, "x.png", [.. Letter, (byte)at])).Problem);
        }

        var many = await AddAsync(hospital, "complaint01", id, "x.png", [.. Letter, 99]);

        Assert.Equal(["Complaints.AttachmentTooLarge", "Complaints.AttachmentUnknown", "Complaints.TooManyAttachments"], new[] { large, strange, many }.Select(outcome => outcome.Problem!.Code));
        Assert.Equal(20, Directory.GetFiles(Folder(hospital)).Length);
    }

    [Fact]
    public async Task What_a_killed_process_left_between_file_and_row_is_swept_away_and_nothing_else()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();
        var kept = (await AddAsync(hospital, "complaint01", id, "信.png", Letter)).Value;
        var store = new AttachmentStore(hospital.Hospital.Services.GetRequiredService<Core.Data.DataOptions>());

        // Killed after the file was on the disk and before the row; killed in the middle of the file; and one that is being saved now.
        var (orphan, fresh) = (Id<ComplaintAttachment>.New(), Id<ComplaintAttachment>.New());
        await store.WriteAsync(orphan, Letter, default);
        await store.WriteAsync(fresh, Letter, default);
        var half = Path.Combine(Folder(hospital), Guid.NewGuid().ToString("N") + ".sealed.part");
        await File.WriteAllBytesAsync(half, [1, 2, 3]);
        foreach (var file in Directory.GetFiles(Folder(hospital)).Where(file => !file.Contains(fresh.Value.ToString("N"), StringComparison.Ordinal)))
        {
            File.SetLastWriteTimeUtc(file, new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        var swept = await PurgeAsync(hospital);

        Assert.Equal(2, swept);
        Assert.Equal(new[] { kept, fresh }.Select(one => one.Value.ToString("N") + ".sealed").Order(StringComparer.Ordinal), Directory.GetFiles(Folder(hospital)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(Letter, (await FetchAsync(hospital, "complaint01", id, kept)).Value!.Bytes);
    }

    [Fact]
    public async Task A_file_that_was_changed_or_taken_away_is_refused()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var id = await hospital.RegisterAsync();
        var first = (await AddAsync(hospital, "complaint01", id, "信.png", Letter)).Value;
        var second = (await AddAsync(hospital, "complaint01", id, "信.png", [.. Letter, 1])).Value;
        var (a, b) = (PathOf(hospital, first), PathOf(hospital, second));

        var bytes = await File.ReadAllBytesAsync(a);
        bytes[40] ^= 1;
        await File.WriteAllBytesAsync(a, bytes);
        var changed = await FetchAsync(hospital, "complaint01", id, first);
        File.Copy(b, a, overwrite: true);
        var exchanged = await FetchAsync(hospital, "complaint01", id, first);
        File.Delete(b);
        var gone = await FetchAsync(hospital, "complaint01", id, second);

        Assert.All([changed, exchanged, gone], outcome => Assert.Equal("Complaints.AttachmentDamaged", outcome.Problem!.Code));
    }

    [Fact]
    public async Task After_its_years_the_row_goes_and_the_file_the_night_after()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var keep = hospital.Hospital.Services.GetRequiredService<Core.Settings.ParameterValues>().Get(ComplaintParameters.KeepYears);
        var (over, open) = (await hospital.RegisterAsync(), await hospital.RegisterAsync());
        Assert.Null((await hospital.DoAsync<SettleOnSpot>("agent01", (use, form) => use.HandleAsync(over, form))).Problem);
        var file = (await AddAsync(hospital, "complaint01", over, "信.png", Letter)).Value;
        await AddAsync(hospital, "complaint01", open, "信.png", Letter);
        foreach (var path in Directory.GetFiles(Folder(hospital)))
        {
            File.SetLastWriteTimeUtc(path, new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        hospital.Hospital.Clock.Advance(TimeSpan.FromDays((365 * keep) - 30));
        var early = await PurgeAsync(hospital);
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(90));
        var row = await PurgeAsync(hospital);
        var isThere = File.Exists(PathOf(hospital, file));
        var gone = await PurgeAsync(hospital);

        Assert.Equal((0, 1, true, 1, false), (early, row, isThere, gone, File.Exists(PathOf(hospital, file))));
        Assert.Equal(1, await hospital.Hospital.WithDbAsync(db => db.ComplaintAttachments.CountAsync()));
    }

    [Fact]
    public async Task New_keys_and_a_restore_from_a_backup_leave_it_readable()
    {
        await using var made = await BackedUpHospital.OpenAsync(uploadBytes: 100);
        var (vault, store) = (made.Hospital.Services.GetRequiredService<Vault>(), new AttachmentStore(made.Hospital.Services.GetRequiredService<Core.Data.DataOptions>()));
        var complaint = new Complaint(ComplaintSource.Letter, TestHospital.Monday, "agent01", null).Classify("other", "normal", 10, false).Say(vault.Seal(Complaint.WordsPurpose, "x"), null);
        var attachment = new ComplaintAttachment(complaint.Id, AttachmentKind.Png, Letter.Length, [1], "agent01", TestHospital.Monday);
        attachment.Keep(vault.Seal(ComplaintAttachment.NamePurpose, "信.png"), vault.Seal(ComplaintAttachment.FileKeyPurpose, await store.WriteAsync(attachment.Id, Letter, default)));
        await made.Hospital.AddAsync(complaint, attachment);
        KeyRing.Rotate(made.Keys);
        await using (var scope = made.Hospital.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
            Assert.True(await scope.ServiceProvider.GetRequiredService<ResealWork>().RunAsync(default) > 0);
        }

        await made.WriteAsync();
        await made.RestoreAsync();

        var there = await made.InRestoredAsync(async (db, _) => await db.ComplaintAttachments.AsNoTracking().SingleAsync());
        var restored = new AttachmentStore(new() { Directory = made.Target, KeysDirectory = made.Keys });
        Assert.Equal(2, there.FileKey.KeyId);
        Assert.Equal(Letter, await restored.ReadAsync(there.Id, vault.Open(ComplaintAttachment.FileKeyPurpose, there.FileKey), default));
    }

    private static string Folder(ComplaintHospital hospital) => Path.Combine(hospital.Hospital.Directory, "uploads", "complaints");

    private static string PathOf(ComplaintHospital hospital, Id<ComplaintAttachment> id) => Path.Combine(Folder(hospital), id.Value.ToString("N") + ".sealed");

    private static async Task<Outcome<Id<ComplaintAttachment>>> AddAsync(ComplaintHospital hospital, string by, Id<Complaint> id, string name, byte[] file) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (AddComplaintAttachment use) => use.HandleAsync(id, name, file));

    private static async Task<Outcome<AttachmentFile>> FetchAsync(ComplaintHospital hospital, string by, Id<Complaint> id, Id<ComplaintAttachment> file) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (FetchComplaintAttachment use) => use.HandleAsync(id, file));

    private static async Task<Outcome<AttachmentShelf>> ShelfAsync(ComplaintHospital hospital, string by, Id<Complaint> id) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (ReadComplaintAttachments use) => use.HandleAsync(id));

    private static Task<int> PurgeAsync(ComplaintHospital hospital) => hospital.InScopeAsync(services => services.GetRequiredService<PurgeComplaintAttachments>().RunAsync(default));
}
