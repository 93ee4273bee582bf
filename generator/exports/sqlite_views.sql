-- Views that join, for whoever asks with SQL: names beside ids.
CREATE VIEW commitments_with_leads AS
SELECT c.commitment_id, d.number AS document_number, d.title_vi AS document_title_vi, c.section, c.title_vi, c.title_en, c.text,
  c.responsibility,
  (SELECT group_concat(name_vi, '; ') FROM (
    SELECT DISTINCT a.name_vi FROM commitment_agencies l JOIN agencies a ON a.agency_id = l.agency_id
    WHERE l.commitment_id = c.commitment_id AND l.role = 'lead' AND l.basis <> 'group' ORDER BY a.agency_id)) AS leads_vi,
  (SELECT group_concat(name_en, '; ') FROM (
    SELECT DISTINCT a.name_en FROM commitment_agencies l JOIN agencies a ON a.agency_id = l.agency_id
    WHERE l.commitment_id = c.commitment_id AND l.role = 'lead' AND l.basis <> 'group' ORDER BY a.agency_id)) AS leads_en,
  (SELECT group_concat(name_vi, '; ') FROM (
    SELECT DISTINCT a.name_vi FROM commitment_agencies l JOIN agencies a ON a.agency_id = l.agency_id
    WHERE l.commitment_id = c.commitment_id AND l.role = 'cooperate' AND l.basis <> 'group' ORDER BY a.agency_id)) AS partners_vi,
  (SELECT t.name_vi FROM commitment_topics k JOIN topics t ON t.topic_id = k.topic_id
    WHERE k.commitment_id = c.commitment_id AND k.is_primary ORDER BY t.topic_id LIMIT 1) AS topic_vi,
  c.due_text, c.due_edtf, c.due_start, c.due_end, c.recurrence, c.beneficiaries
FROM commitments c JOIN documents d ON d.document_id = c.document_id;

CREATE VIEW targets_with_names AS
SELECT t.target_id, d.number AS document_number, i.name_vi AS indicator_vi, i.name_en AS indicator_en, t.name_vi, t.comparator,
  t.value_min, t.value_max, t.value_text, u.symbol AS unit_symbol, u.name_vi AS unit_vi, u.name_en AS unit_en,
  t.period_edtf, t.period_start, t.period_end, p.text AS passage_text, t.indicator_id, t.commitment_id
FROM targets t
JOIN documents d ON d.document_id = t.document_id
JOIN indicators i ON i.indicator_id = t.indicator_id
JOIN passages p ON p.passage_id = t.passage_id
LEFT JOIN units u ON u.unit_id = t.unit_id;

CREATE VIEW deadlines_with_titles AS
SELECT x.deadline_id, d.number AS document_number, x.what_vi, c.title_vi AS commitment_title_vi, c.title_en AS commitment_title_en,
  x.date_text, x.date_edtf, x.date_start, x.date_end, x.recurrence,
  (SELECT group_concat(name_vi, '; ') FROM (
    SELECT DISTINCT a.name_vi FROM deadline_agencies l JOIN agencies a ON a.agency_id = l.agency_id
    WHERE l.deadline_id = x.deadline_id AND l.role = 'lead' ORDER BY a.agency_id)) AS leads_vi,
  p.text AS passage_text, x.commitment_id
FROM deadlines x
JOIN documents d ON d.document_id = x.document_id
JOIN passages p ON p.passage_id = x.passage_id
LEFT JOIN commitments c ON c.commitment_id = x.commitment_id;
