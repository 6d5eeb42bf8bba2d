using System.Security.Cryptography;
using System.Text;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Backups;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Data.Backups;

public sealed class BackupTests
{
    [Fact]
    public async Task What_is_restored_is_byte_for_byte_what_was_backed_up()
    {
        await using var made = await BackedUpHospital.OpenAsync();

        var written = await made.WriteAsync();
        var restored = await made.RestoreAsync();

        Assert.Equal(written.ContentHash, restored.ContentHash);
        Assert.Equal(written.ContentHash, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(made.Target, "crm.db")))));
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(made.Hospital.Directory, "uploads", "photos", "照片.jpg")),
            await File.ReadAllBytesAsync(Path.Combine(made.Target, "uploads", "photos", "照片.jpg")));
        Assert.Equal(["D1", "D2"], await made.DepartmentsOfRestoredAsync());
        Assert.Equal((written.Manifest.AuditCount, null, null), await made.AuditOfRestoredAsync());
    }

    [Fact]
    public async Task A_backup_is_of_one_moment_while_two_processes_go_on_writing()
    {
        await using var made = await BackedUpHospital.OpenAsync();
        await using var second = made.Hospital.SecondProcess();
        using var stop = new CancellationTokenSource();
        var (a, b) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writing = Task.WhenAll(
            Task.Run(() => WriteOnAsync(made.Hospital.Services, "A", a, stop.Token)),
            Task.Run(() => WriteOnAsync(second, "B", b, stop.Token)));
        await Task.WhenAll(a.Task, b.Task);

        var written = await made.WriteAsync();
        await stop.CancelAsync();
        var wrote = await writing;
        await made.RestoreAsync();

        var there = await made.DepartmentsOfRestoredAsync();
        Assert.Equal(written.Manifest.Rows["Departments"], there.Count);
        Assert.True(wrote.Sum() + 2 >= there.Count);
        foreach (var writer in (string[])["A", "B"])
        {
            // No hole: whatever is there, everything that writer wrote before it is there too.
            var own = there.Where(code => code.StartsWith(writer, StringComparison.Ordinal)).ToList();
            Assert.Equal(Enumerable.Range(0, own.Count).Select(number => $"{writer}{number:D5}"), own);
        }

        Assert.Equal((written.Manifest.AuditCount, null, null), await made.AuditOfRestoredAsync());
    }

    [Fact]
    public async Task A_stolen_backup_tells_nothing_and_holds_no_key()
    {
        await using var made = await BackedUpHospital.OpenAsync();
        var odd = Directory.CreateDirectory(Path.Combine(made.Hospital.Directory, "copy of something"));
        File.Copy(KeyRing.FileIn(made.Keys), KeyRing.FileIn(odd.FullName));

        await made.WriteAsync();
        await made.RestoreAsync();

        var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(made.File));
        Assert.DoesNotContain(Encoding.Latin1.GetString("心内科"u8), bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("Departments", bytes, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(made.Target, "ring.json", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(made.Target, "audit-head*", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(Path.Combine(made.Target, "copy of something")));
    }

    [Fact]
    public async Task Logs_older_backups_and_half_made_files_stay_out()
    {
        await using var made = await BackedUpHospital.OpenAsync(100);
        foreach (var path in (string[])["logs/crm.log", "exports/list.xlsx", "backups/old", "uploads/half.part", "mine/note.txt"])
        {
            var file = Path.Combine(made.Hospital.Directory, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, "x");
        }

        await made.WriteAsync();
        File.Copy(made.File, Path.Combine(made.Hospital.Directory, "uploads", "backup-somebody-put-here"));
        var second = await made.Writer.WriteAsync(Path.Combine(made.Beside, "second"), Path.Combine(made.Hospital.Directory, "mine"), default);

        Assert.Equal(["uploads/photos/照片.jpg"], second!.Manifest.Files);
    }

    [Fact]
    public async Task Two_backups_at_once_are_one()
    {
        await using var made = await BackedUpHospital.OpenAsync();
        using var running = BackupLock.TryTake(made.Hospital.Directory);

        var second = await made.Writer.WriteAsync(made.File, null, default);

        Assert.NotNull(running);
        Assert.Null(second);
        Assert.Empty(Directory.GetFiles(made.Beside));
    }

    [Fact]
    public async Task What_a_killed_backup_left_is_cleared_away_by_the_next()
    {
        await using var made = await BackedUpHospital.OpenAsync();
        var workshop = Directory.CreateDirectory(Path.Combine(made.Hospital.Directory, ".backup", "proof"));
        await File.WriteAllTextAsync(Path.Combine(workshop.FullName, "crm.db"), "half");
        await File.WriteAllTextAsync(Path.Combine(workshop.Parent!.FullName, "crm.db"), "half");
        await File.WriteAllTextAsync(made.File + ".part", "half");

        await made.WriteAsync();

        Assert.Equal([made.File], Directory.GetFiles(made.Beside));
        Assert.Equal(["lock"], workshop.Parent.GetFileSystemInfos().Select(entry => entry.Name));
        Assert.NotEqual(0, (await made.RestoreAsync()).Manifest.TotalRows);
    }

    [Fact]
    public async Task A_cancelled_backup_leaves_nothing()
    {
        await using var made = await BackedUpHospital.OpenAsync();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => made.Writer.WriteAsync(made.File, null, stop.Token));

        Assert.Empty(Directory.GetFiles(made.Beside));
        Assert.Equal(["lock"], Directory.GetFiles(Path.Combine(made.Hospital.Directory, ".backup")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("no/such/folder", "is no file in a folder that exists")]
    [InlineData("letter.txt", "is not a backup: it is not overwritten")]
    public async Task A_target_that_cannot_be_meant_is_refused(string name, string words)
    {
        await using var made = await BackedUpHospital.OpenAsync(100);
        await File.WriteAllTextAsync(Path.Combine(made.Beside, "letter.txt"), "dear");

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => made.Writer.WriteAsync(Path.Combine(made.Beside, name), null, default));

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("dear", await File.ReadAllTextAsync(Path.Combine(made.Beside, "letter.txt")));
    }

    [Fact]
    public async Task A_backup_beside_the_keys_is_refused()
    {
        await using var made = await BackedUpHospital.OpenAsync(100);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => made.Writer.WriteAsync(Path.Combine(made.Keys, "b"), null, default));

        Assert.Contains("does not go beside the keys", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostgreSQL_has_its_own_tool_for_that()
    {
        await using var made = await BackedUpHospital.OpenAsync(100);
        var postgres = new BackupWriter(new() { Directory = made.Hospital.Directory, KeysDirectory = made.Keys, UsePostgres = true }, KeyRing.Open(made.Keys), made.Hospital.Clock);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => postgres.WriteAsync(made.File, null, default));

        Assert.Contains("pg_dump", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_backup_proves_itself_and_a_damaged_one_does_not()
    {
        await using var made = await BackedUpHospital.OpenAsync();
        var written = await made.WriteAsync();
        var probe = made.Hospital.Services.GetRequiredService<BackupProbe>();

        var proven = await probe.ProveAsync(made.File, default);
        var bytes = await File.ReadAllBytesAsync(made.File);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(made.File, bytes);
        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => probe.ProveAsync(made.File, default));

        Assert.Equal(written.ContentHash, proven);
        Assert.Contains("damaged or was changed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_audit_trail_is_a_finding_and_does_not_take_the_backups_away()
    {
        await using var made = await BackedUpHospital.OpenAsync(100);
        await made.Hospital.ExecuteAsync("UPDATE AuditEntries SET ActorNo = 'nobody' WHERE Seq = 1");
        var written = await made.WriteAsync();

        var proven = await made.Hospital.Services.GetRequiredService<BackupProbe>().ProveAsync(made.File, default);
        var folder = Path.Combine(made.Hospital.Directory, "..", Path.GetRandomFileName());
        var restored = await new BackupRestore(folder, made.Keys, made.Hospital.Clock).RestoreAsync(made.File, default);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(written.ContentHash, proven);
        Assert.Equal("the audit trail is broken at entry 1: changed", restored.AuditFault);
    }

    private static async Task<int> WriteOnAsync(ServiceProvider services, string writer, TaskCompletionSource begun, CancellationToken stop)
    {
        var number = 0;
        while (!stop.IsCancellationRequested)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
            db.Departments.Add(new Department($"{writer}{number++:D5}", "科室"));
            await db.SaveChangesAsync(CancellationToken.None);
            begun.TrySetResult();
        }

        return number;
    }
}
