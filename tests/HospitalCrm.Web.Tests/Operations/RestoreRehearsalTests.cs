using System.Net;
using System.Net.Http.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Backups;
using HospitalCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Operations;

/// <summary>恢复演练, the whole way: a product that is being written, its backup, the restored data, a product on it, somebody who signs in.</summary>
public sealed class RestoreRehearsalTests
{
    [Fact]
    public async Task A_hospital_at_work_is_backed_up_restored_verified_started_and_signed_in_to()
    {
        var place = Directory.CreateTempSubdirectory("crm-rehearsal-").FullName;
        var (file, data, keys) = (Path.Combine(place, "backup"), Path.Combine(place, "data"), Path.Combine(place, "keys"));
        BackupReport written;
        await using (var product = await ServedProduct.StartAsync("Development", "--Lines:0:Id=pbx", "--Lines:0:Adapter=HttpEvents"))
        {
            using var stop = new CancellationTokenSource();
            var ringing = RingOnAsync(product, stop.Token);
            written = (await product.Services.GetRequiredService<BackupWriter>().WriteAsync(file, null, default))!;
            await stop.CancelAsync();
            Assert.True(await ringing > 0);

            // A rehearsal takes a copy of the keys: the audit head beside them is set back.
            Directory.CreateDirectory(keys);
            File.Copy(Path.Combine(product.Folder, "keys", "ring.json"), Path.Combine(keys, "ring.json"));
        }

        var restored = await new BackupRestore(data, keys, TimeProvider.System).RestoreAsync(file, default);
        await using (var again = await ServedProduct.StartAsync("Development", $"--Data:Directory={data}", $"--Keys:Directory={keys}"))
        {
            using var browser = await again.SignedInAsync("agent01");
            using var page = await browser.GetAsync("/account/password");
            await using var scope = again.Services.CreateAsyncScope();
            var (count, broken, _) = await scope.ServiceProvider.GetRequiredService<AuditChain>().VerifyAsync(default);
            var record = await scope.ServiceProvider.GetRequiredService<CrmDb>().AuditEntries.SingleAsync(entry => entry.Entity == "Restore");

            Assert.Equal(written.ContentHash, restored.ContentHash);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Null(broken);
            Assert.True(count > written.Manifest.AuditCount);
            Assert.Equal(written.Manifest.AuditCount + 1, record.Seq);
            Assert.False(File.Exists(Path.Combine(data, BackupRestore.Note)));
        }

        Directory.Delete(place, recursive: true);
    }

    private static async Task<int> RingOnAsync(ServedProduct product, CancellationToken stop)
    {
        using var pbx = product.Browser();
        pbx.DefaultRequestHeaders.Add("X-Api-Key", ServedProduct.ApiKey);
        var rung = 0;
        do
        {
            using var answer = await pbx.PostAsJsonAsync("/api/v1/lines/pbx/events", new { callId = $"call-{rung++}", sequence = 1, signal = "ringing", number = "13800138000" }, CancellationToken.None);
            answer.EnsureSuccessStatusCode();
        }
        while (!stop.IsCancellationRequested);

        return rung;
    }
}
