using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Notices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "NoticeMarks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Notice = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    End = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeMarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NoticeMarks_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LabReports_VerifiedAt",
                table: "LabReports",
                column: "VerifiedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Encounters_NextVisitOn",
                table: "Encounters",
                column: "NextVisitOn",
                filter: "\"NextVisitOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ConsentEntries_Purpose_Channel_State_PatientId",
                table: "ConsentEntries",
                columns: new[] { "Purpose", "Channel", "State", "PatientId" });

            migrationBuilder.CreateIndex(
                name: "IX_NoticeMarks_Notice_At",
                table: "NoticeMarks",
                columns: new[] { "Notice", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_NoticeMarks_Notice_Subject_On",
                table: "NoticeMarks",
                columns: new[] { "Notice", "Subject", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NoticeMarks_PatientId",
                table: "NoticeMarks",
                column: "PatientId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NoticeMarks");

            migrationBuilder.DropIndex(
                name: "IX_LabReports_VerifiedAt",
                table: "LabReports");

            migrationBuilder.DropIndex(
                name: "IX_Encounters_NextVisitOn",
                table: "Encounters");

            migrationBuilder.DropIndex(
                name: "IX_ConsentEntries_Purpose_Channel_State_PatientId",
                table: "ConsentEntries");
        }
    }
}
