using HospitalCrm.Core.Data.Backups;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Tests.Data.Backups;

public sealed class RestoreTests
{
    private const int Piece = 4 + (1 << 20) + 16;

    [Theory]
    [InlineData(0, "is not a backup of this product")] // the magic
    [InlineData(8, "newer version (format")] // the format
    [InlineData(9, "which the keys in")] // which key
    [InlineData(12, "are not the ones")] // which ring
    [InlineData(30, "piece 1 does not open")] // the salt
    [InlineData(60, "piece 1 does not open")] // the time
    [InlineData(70, "damaged or was changed")] // the first piece's length
    [InlineData(90, "piece 1 does not open")]
    [InlineData(-1, "does not open")] // the last tag
    public async Task A_changed_byte_is_found_and_nothing_is_restored(int at, string words)
    {
        await using var made = await BackedUpHospital.OpenAsync();
        await made.WriteAsync();
        var bytes = await File.ReadAllBytesAsync(made.File);
        bytes[at < 0 ? bytes.Length + at : at] ^= 1;
        await File.WriteAllBytesAsync(made.File, bytes);

        Assert.Contains(words, await made.RefusalAsync(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(made.Target) && Directory.EnumerateFileSystemEntries(made.Target).Any());
    }

    [Theory]
    [InlineData(4, "is not a backup of this product")]
    [InlineData(40, "is cut off")]
    [InlineData(BackupHeader.Length, "is cut off")]
    [InlineData(BackupHeader.Length + 2, "is cut off")]
    [InlineData(BackupHeader.Length + Piece, "is cut off")] // exactly between two pieces
    [InlineData(BackupHeader.Length + (2 * Piece), "is cut off")]
    [InlineData(-1, "is cut off")]
    public async Task A_file_that_ends_early_is_found(int length, string words)
    {
        await using var made = await BackedUpHospital.OpenAsync();
        await made.WriteAsync();
        var bytes = await File.ReadAllBytesAsync(made.File);
        await File.WriteAllBytesAsync(made.File, bytes[..(length < 0 ? bytes.Length + length : length)]);

        Assert.Contains(words, await made.RefusalAsync(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(made.Target) && Directory.EnumerateFileSystemEntries(made.Target).Any());
    }

    [Fact]
    public async Task Pieces_in_another_order_repeated_or_appended_are_found()
    {
        await using var made = await BackedUpHospital.OpenAsync();
        await made.WriteAsync();
        var bytes = await File.ReadAllBytesAsync(made.File);
        var (head, first, second, rest) = (bytes[..BackupHeader.Length], bytes[BackupHeader.Length..(BackupHeader.Length + Piece)], bytes[(BackupHeader.Length + Piece)..(BackupHeader.Length + (2 * Piece))], bytes[(BackupHeader.Length + (2 * Piece))..]);
        byte[][] tampered = [[.. head, .. second, .. first, .. rest], [.. head, .. first, .. first, .. second, .. rest], [.. head, .. first, .. rest], [.. bytes, 0]];
        var refusals = new List<string>();

        foreach (var file in tampered)
        {
            await File.WriteAllBytesAsync(made.File, file);
            refusals.Add(await made.RefusalAsync());
        }

        Assert.All(refusals, words => Assert.Contains("damaged or was changed", words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_piece_of_another_backup_of_the_same_keys_does_not_open()
    {
        await using var made = await BackedUpHospital.OpenAsync();
        await made.WriteAsync();
        var bytes = await File.ReadAllBytesAsync(made.File);
        await made.WriteAsync();
        var other = await File.ReadAllBytesAsync(made.File);
        await File.WriteAllBytesAsync(made.File, [.. bytes[..^2_000], .. other[^2_000..]]);

        Assert.Contains("does not open", await made.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foreign_keys_missing_keys_and_keys_from_before_a_rotation_are_told_apart()
    {
        await using var made = await BackedUpHospital.OpenAsync(100);
        var (foreign, older, none) = (Path.Combine(made.Beside, "foreign"), Path.Combine(made.Beside, "older"), Path.Combine(made.Beside, "none"));
        KeyRing.Create(foreign);
        Directory.CreateDirectory(older);
        File.Copy(KeyRing.FileIn(made.Keys), KeyRing.FileIn(older));
        KeyRing.Rotate(made.Keys);
        await made.WriteAsync();

        Assert.Contains("are not the ones", await made.RefusalAsync(keys: foreign), StringComparison.Ordinal);
        Assert.Contains("sealed with key 2, which the keys in", await made.RefusalAsync(keys: older), StringComparison.Ordinal);
        Assert.StartsWith("there are no keys in", await made.RefusalAsync(keys: none), StringComparison.Ordinal);
        Assert.NotEqual(0, (await made.RestoreAsync()).Manifest.TotalRows);
    }

    [Fact]
    public async Task A_backup_of_a_newer_version_is_refused_and_of_an_older_one_restored_as_it_is()
    {
        await using var made = await BackedUpHospital.OpenAsync(100);
        await made.Hospital.ExecuteAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Future', '99.0.0')");
        await made.WriteAsync();
        var newer = await made.RefusalAsync();
        await made.Hospital.ExecuteAsync("DELETE FROM __EFMigrationsHistory WHERE MigrationId >= (SELECT max(MigrationId) FROM __EFMigrationsHistory WHERE MigrationId < '2999')");
        await made.WriteAsync();

        var older = await made.RestoreAsync();

        Assert.Contains("was made by a newer version", newer, StringComparison.Ordinal);
        Assert.Equal(RestoredDb.KnownMigrations.SkipLast(1), older.Manifest.Migrations);
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_refused_and_left_alone()
    {
        await using var made = await BackedUpHospital.OpenAsync(100);
        await made.WriteAsync();
        Directory.CreateDirectory(made.Target);
        await File.WriteAllTextAsync(Path.Combine(made.Target, "mine.txt"), "mine");

        Assert.EndsWith("is not empty: a backup is only put into an empty folder", await made.RefusalAsync(), StringComparison.Ordinal);
        Assert.Equal(["mine.txt"], Directory.GetFileSystemEntries(made.Target).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_a_killed_restore_left_is_cleared_away_by_the_next()
    {
        await using var made = await BackedUpHospital.OpenAsync(100);
        await made.WriteAsync();
        var staging = Directory.CreateDirectory(Path.Combine(made.Target, ".restoring"));
        await File.WriteAllTextAsync(Path.Combine(staging.FullName, "manifest.json"), await ManifestTextAsync(made));
        await File.WriteAllTextAsync(Path.Combine(staging.FullName, "crm.db"), "half");
        Directory.CreateDirectory(Path.Combine(made.Target, "uploads", "photos"));
        await File.WriteAllTextAsync(Path.Combine(made.Target, "uploads", "photos", "stale.jpg"), "moved before the kill");

        await made.RestoreAsync();

        Assert.Equal(["D1", "D2"], await made.DepartmentsOfRestoredAsync());
        Assert.False(File.Exists(Path.Combine(made.Target, "uploads", "photos", "stale.jpg")));
        Assert.False(Directory.Exists(staging.FullName));
    }

    [Fact]
    public async Task Somebody_elses_file_beside_a_killed_restore_is_not_touched()
    {
        await using var made = await BackedUpHospital.OpenAsync(100);
        await made.WriteAsync();
        Directory.CreateDirectory(Path.Combine(made.Target, ".restoring"));
        await File.WriteAllTextAsync(Path.Combine(made.Target, "mine.txt"), "mine");

        Assert.Contains("is not empty", await made.RefusalAsync(), StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(made.Target, "mine.txt")));
    }

    [Fact]
    public async Task The_keys_may_lie_where_the_restored_data_will_look_for_them()
    {
        await using var made = await BackedUpHospital.OpenAsync(100);
        await made.WriteAsync();
        var keys = Directory.CreateDirectory(Path.Combine(made.Target, "keys"));
        File.Copy(KeyRing.FileIn(made.Keys), KeyRing.FileIn(keys.FullName));

        await made.RestoreAsync(keys: keys.FullName);

        Assert.True(File.Exists(Path.Combine(made.Target, "crm.db")));
        Assert.True(File.Exists(Path.Combine(keys.FullName, "audit-head.json")));
    }

    [Fact]
    public async Task An_audit_head_that_went_on_is_set_back_and_kept_as_evidence()
    {
        await using var made = await BackedUpHospital.OpenAsync(100);
        var written = await made.WriteAsync();
        await made.Hospital.AddAsync(new Department("D3", "later"));

        await made.RestoreAsync();

        Assert.Equal((written.Manifest.AuditCount, null, null), await made.AuditOfRestoredAsync());
        Assert.Single(Directory.GetFiles(made.Keys, "audit-head.before-restore-*.json"));
        Assert.Contains($"\"HeadWas\":{written.Manifest.AuditCount + 1}", await File.ReadAllTextAsync(Path.Combine(made.Target, BackupRestore.Note)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_restore_leaves_nothing()
    {
        await using var made = await BackedUpHospital.OpenAsync();
        await made.WriteAsync();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new BackupRestore(made.Target, made.Keys, made.Hospital.Clock).RestoreAsync(made.File, stop.Token));

        Assert.Empty(Directory.GetFileSystemEntries(made.Target));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/tmp/crm-outside")]
    [InlineData("uploads/../../outside")]
    public async Task A_name_that_leads_outside_is_refused_even_when_it_was_sealed_with_the_right_key(string name)
    {
        await using var made = await BackedUpHospital.OpenAsync(100);
        await made.WriteAsync();
        var ring = KeyRing.Open(made.Keys);
        BackupManifest manifest;
        using (var whole = new BackupFile(made.File, ring))
        {
            manifest = whole.Manifest;
        }

        File.Delete(made.File);
        Forge(made.File, ring, manifest, name);

        Assert.Contains("names a file outside the data folder", await made.RefusalAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(made.Beside, "outside")));
    }

    private static void Forge(string file, KeyRing ring, BackupManifest manifest, string name)
    {
        var header = BackupHeader.New(ring, TestHospital.Monday);
        using var cipher = header.Cipher(ring, file);
        using var target = File.Create(file);
        using var backup = new SealingStream(target, header, cipher);
        using var described = new MemoryStream(manifest.ToBytes());
        BackupEntries.Write(backup, BackupEntries.Manifest, described, described.Length);
        using var content = new MemoryStream([1]);
        BackupEntries.Write(backup, name, content, 1);
        BackupEntries.WriteEnd(backup);
        backup.Finish();
    }

    private static Task<string> ManifestTextAsync(BackedUpHospital made)
    {
        using var backup = new BackupFile(made.File, KeyRing.Open(made.Keys));
        return Task.FromResult(System.Text.Encoding.UTF8.GetString(backup.Manifest.ToBytes()));
    }
}
