using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Inquiries;

internal sealed class InquiryMap : IEntityTypeConfiguration<Inquiry>
{
    public void Configure(EntityTypeBuilder<Inquiry> builder)
    {
        builder.ToTable("Inquiries");
        builder.Property(inquiry => inquiry.RegisteredBy).HasMaxLength(32);
        builder.Property(inquiry => inquiry.DepartmentCode).HasMaxLength(32);
        builder.Property(inquiry => inquiry.AnsweredBy).HasMaxLength(32);
        builder.Property(inquiry => inquiry.ClosedBy).HasMaxLength(32);
        builder.HasIndex(inquiry => inquiry.RequestKey).IsUnique();
        builder.HasIndex(inquiry => new { inquiry.RegisteredAt, inquiry.Id });

        // The day comes last: 逾期 walks what was handed over in the list's order and looks at nothing but the index.
        builder.HasIndex(inquiry => new { inquiry.State, inquiry.RegisteredAt, inquiry.Id, inquiry.DueAt });
        builder.HasIndex(inquiry => new { inquiry.DepartmentCode, inquiry.RegisteredAt, inquiry.Id });
        builder.HasIndex(inquiry => new { inquiry.RegisteredBy, inquiry.RegisteredAt, inquiry.Id });
        builder.HasIndex(inquiry => new { inquiry.State, inquiry.RemindedAt, inquiry.DueAt });
        builder.HasIndex(inquiry => inquiry.ClosedAt);
        builder.HasIndex(inquiry => new { inquiry.PatientId, inquiry.RegisteredAt });
        builder.HasIndex(inquiry => inquiry.CallId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(inquiry => inquiry.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CallSession>().WithMany().HasForeignKey(inquiry => inquiry.CallId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<KnowledgeArticle>().WithMany().HasForeignKey(inquiry => inquiry.ArticleId).OnDelete(DeleteBehavior.Restrict);
    }
}
