using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Backups;
using HospitalCrm.Core.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Data.Backups;

/// <summary>A hospital with something in it, and a folder beside it for its backups and what is restored from them.</summary>
internal sealed class BackedUpHospital : IAsyncDisposable
{
    private BackedUpHospital(TestHospital hospital) => Hospital = hospital;

    public TestHospital Hospital { get; }

    public string Beside { get; } = Directory.CreateTempSubdirectory("crm-backup-").FullName;

    public string Keys => Path.Combine(Hospital.Directory, "keys");

    public string File => Path.Combine(Beside, "hospital.backup");

    public string Target => Path.Combine(Beside, "restored");

    public BackupWriter Writer => Hospital.Services.GetRequiredService<BackupWriter>();

    public static async Task<BackedUpHospital> OpenAsync(int uploadBytes = 3_000_000)
    {
        var made = new BackedUpHospital(await TestHospital.OpenAsync(database: TestDatabase.Sqlite));
        await made.Hospital.AddAsync(new Department("D1", "心内科"), new Department("D2", "呼吸内科"));
        var photos = Directory.CreateDirectory(Path.Combine(made.Hospital.Directory, "uploads", "photos"));
        var bytes = new byte[uploadBytes];
        new Random(7).NextBytes(bytes);
        await System.IO.File.WriteAllBytesAsync(Path.Combine(photos.FullName, "照片.jpg"), bytes);
        return made;
    }

    public async Task<BackupReport> WriteAsync() => (await Writer.WriteAsync(File, null, default))!;

    /// <summary>As after a shutdown: the live hospital's head is in its file, none is still on its way there.</summary>
    public Task<BackupReport> RestoreAsync(string? file = null, string? keys = null)
    {
        Hospital.Services.GetRequiredService<AuditHead>().Verified();
        return new BackupRestore(Target, keys ?? Keys, Hospital.Clock).RestoreAsync(file ?? File, default);
    }

    public async Task<string> RefusalAsync(string? file = null, string? keys = null) =>
        (await Assert.ThrowsAsync<InvalidDataException>(() => RestoreAsync(file, keys))).Message;

    /// <summary>Opens what was restored as the product would, and asks it.</summary>
    public async Task<T> InRestoredAsync<T>(Func<CrmDb, AuditChain, Task<T>> ask)
    {
        var data = new DataOptions { Directory = Target, KeysDirectory = Keys };
        await using var services = TestHospital.Build(data, Hospital.Clock, null);
        await using var scope = services.CreateAsyncScope();
        var answer = await ask(scope.ServiceProvider.GetRequiredService<CrmDb>(), scope.ServiceProvider.GetRequiredService<AuditChain>());
        SqliteConnection.ClearAllPools();
        return answer;
    }

    public Task<(long Count, long? FirstBroken, string? Reason)> AuditOfRestoredAsync() => InRestoredAsync((_, chain) => chain.VerifyAsync(default));

    public Task<List<string>> DepartmentsOfRestoredAsync() =>
        InRestoredAsync((db, _) => db.Departments.OrderBy(department => department.Code).Select(department => department.Code).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await Hospital.DisposeAsync();
        Directory.Delete(Beside, recursive: true);
    }
}
